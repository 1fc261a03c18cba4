using Akrab.Exchange.Guess;
using Akrab.Kernel.Values;

namespace Akrab.Exchange.Tests.Guess;

public sealed class Guessing_by_content
{
    private static readonly string[][] Shop =
    [
        ["Toko Maju Jaya", "0812-3456-7890", "Jl. Mawar No. 3, RT 01/02", "13/05/1990", "Siti Nurhaliza", "siti@contoh.id", "Sleman", "DI Yogyakarta"],
        ["UD Sumber Rejeki", "+62 813 1111 2222", "Jl. Melati Blok B2", "01/12/1985", "Budi Santoso", "budi@contoh.id", "Bantul", "DI Yogyakarta"],
        ["Warung Bu Sri", "(0274) 555 123", "Perum Griya Asri No. 7, Godean", "30/08/1978", "Ibu Sri", "", "Klaten", "Jawa Tengah"],
        ["CV Cahaya", "62811222333", "Gg. Kenanga 5", "17/08/1945", "Wayan Sudarma", "wayan@contoh.co.id", "Denpasar", "Bali"],
    ];

    private static readonly FieldKind?[] Kinds =
    [
        FieldKind.OrganisationName, FieldKind.Phone, FieldKind.Street, FieldKind.Birthday, FieldKind.PersonName, FieldKind.Email, FieldKind.City, FieldKind.Province,
    ];

    [Fact]
    public void Columns_without_a_telling_header_show_by_their_cells()
    {
        var guess = Fields.Guess(["#1", "#2", "Kolom 3", "x", "y", "z", "Data", "Data 2"], Shop);

        Assert.Equal(Kinds, guess.Columns.Select(column => column.Target?.Kind));
        Assert.All(guess.Columns, column => Assert.Equal(MatchReason.Content, column.Reason));
        Assert.True(guess.HasIdentity);
    }

    [Fact]
    public void A_header_that_lies_is_overruled()
    {
        var guess = Fields.Guess(["Email", "Telepon"], ["0812-3456-7890", "sari@contoh.id"], ["0813-3456-7890", "budi@contoh.id"], ["0814-3456-7890", "tono@contoh.id"]);

        Assert.Equal([FieldKind.Phone, FieldKind.Email], guess.Columns.Select(column => column.Target!.Kind));
    }

    [Fact]
    public void Shuffled_columns_of_a_shop_map_themselves()
    {
        string[] headers = ["Nama Toko", "No HP", "Alamat", "Tgl Lahir", "Nama", "Email", "Kota/Kab", "Provinsi"];
        var random = new Random(7);
        for (var n = 0; n < 50; n++)
        {
            var order = Enumerable.Range(0, headers.Length).OrderBy(_ => random.Next()).ToArray();
            var guess = Fields.Guess([.. order.Select(i => headers[i])], [.. Shop.Select(row => order.Select(i => row[i]).ToArray())]);

            Assert.Equal(order.Select(i => Kinds[i]), guess.Columns.Select(column => column.Target?.Kind));
        }
    }

    [Fact]
    public void Several_phones_all_go_to_the_phone_field()
    {
        var guess = Fields.Guess(["Nama", "HP 1", "HP 2", "No WA"], ["Sari", "081234567890", "081234567891", "081234567892"]);

        Assert.Equal(3, guess.For("Phone").Count());
    }

    [Fact]
    public void Names_of_sales_people_are_not_taken_for_customers()
    {
        var guess = Fields.Guess(["sales_agent", "manager", "regional_office"],
            ["Donn Cantrell", "Robert Smith", "Central"], ["James Ascencio", "Mary Jones", "West"], ["Anna Snelling", "John Doe", "West"]);

        Assert.False(guess.HasName);
        Assert.False(guess.HasIdentity);
    }

    [Fact]
    public void Prices_numbers_and_sentences_are_not_people()
    {
        var guess = Fields.Guess(["p", "q", "r", "s"],
            ["1.250.000", "10", "Barang sudah dikirim kemarin", "2024-01-05"], ["Rp50.000", "11", "Minta diskon, belum dibalas", "2024-01-06"], ["75.000", "12", "Komplain soal ongkir", "2024-02-06"]);

        Assert.False(guess.HasIdentity);
        Assert.All(guess.Columns, column => Assert.Null(column.Target));
    }

    [Theory]
    [InlineData(DateOrder.DayFirst, "13/05/1990", "01/02/1980")]
    [InlineData(DateOrder.MonthFirst, "05/13/1990", "01/02/1980")]
    [InlineData(DateOrder.DayFirst, "01/02/1990", "03/04/1980")]
    [InlineData(DateOrder.DayFirst, "1990-05-13", "13 Mei 1980")]
    public void The_order_of_dates_is_proved_by_the_sample(DateOrder order, params string[] dates)
    {
        var guess = Fields.Guess(["Tgl Lahir"], [.. dates.Select(date => new[] { date })]);

        Assert.Equal(order, guess.Columns[0].Order);
        Assert.Equal(FieldKind.Birthday, guess.Columns[0].Target?.Kind);
    }

    [Fact]
    public void Place_and_date_of_birth_in_one_cell_are_noticed()
    {
        var guess = Fields.Guess(["TTL", "x"], ["Bandung, 13/05/1990", "Solo, 17 Agustus 1945"], ["Jakarta 01-02-1980", "Medan, 3 Mei 1988"]);

        Assert.True(guess.Columns[0].HasPlaceAndDate);
        Assert.Equal(DateOrder.DayFirst, guess.Columns[0].Order);
    }
}
