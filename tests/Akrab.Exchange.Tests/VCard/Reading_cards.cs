using System.Text;
using Akrab.Exchange.Guess;
using Akrab.Exchange.Tests.Guess;
using Akrab.Exchange.VCard;

namespace Akrab.Exchange.Tests.VCard;

public sealed class Reading_cards
{
    private static async Task<List<CardEntry>> Read(byte[] file) => await new VCardReader(new MemoryStream(file)).Cards().ToListAsync();

    private static Task<List<CardEntry>> Read(string text) => Read(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));

    private static async Task<Card> One(string properties, string version = "3.0") =>
        Assert.Single(await Read($"BEGIN:VCARD\nVERSION:{version}\n{properties}\nEND:VCARD\n")).Card!;

    [Fact]
    public async Task Evolution_with_folds_and_parameters()
    {
        await using var file = File.OpenRead(SharedData.File("vcard", "evolution_v3.vcf"));
        var card = (await new VCardReader(file).Next())!.Card!;

        Assert.Equal("Mr. John Richter, James Doe Sr.", card.FullName);
        Assert.Equal(("Doe", "John", "Richter, James", "Mr.", "Sr."), (card.FamilyName, card.GivenName, card.MiddleName, card.Prefix, card.Suffix));
        Assert.Equal(["905-666-1234", "905-555-1234"], card.Phones.Select(phone => phone.Value));
        Assert.Equal([["cell"], ["work", "voice"]], card.Phones.Select(phone => phone.Types));
        Assert.Equal("john.doe@ibm.com", Assert.Single(card.Emails).Value);
        Assert.Equal("http://www.ibm.com", Assert.Single(card.Urls).Value);
        Assert.Equal(("IBM", "Money Counter", "1980-03-22", "1980-03-22"), (card.Organisation, card.JobTitle, card.Birthday, card.Anniversary));
        Assert.Equal(["Accounting", "Dungeon"], card.Units);
        Assert.Equal(new CardAddress { PostBox = "ASB-123", Street = "15 Crescent moon drive", City = "Albaney", Region = "New York", PostalCode = "12345", Country = "United States of America", Types = card.Addresses[0].Types }, card.Addresses[0]);
        Assert.Contains(new CardExtra("X-AIM", "johnny5@aol.com"), card.Others);
    }

    [Fact]
    public async Task A_list_of_cards_is_a_table_that_maps_itself()
    {
        var path = SharedData.File("vcard", "gmail-list.vcf");
        var (table, rows) = await Files.ReadFile(path);
        var guess = await Fields.GuessFile(path);

        Assert.Equal(TableFormat.Cards, table.Format);
        Assert.Equal(["Arnold Smith", "Chris Beatle", "Doug White"], rows.Select(row => row.Cells[0]));
        Assert.Equal([1, 7, 13], rows.Select(row => row.Line));
        Assert.True(guess is { HasName: true, HasPhone: true, HasEmail: true }, guess.Shown());
        Assert.Equal(4, guess.For("Phone").Count());
        Assert.Equal("Phone 1", guess.Columns[guess.Columns.Single(column => column.Header == "Phone 1 - Type").Describes!.Value].Header);
        Assert.Equal("asmithk@gmail.com", rows[0].Cells[guess.For("Email").First().Index]);
        Assert.All(table.Headers.Zip(guess.Columns), pair => Assert.True(pair.Second.Target is not null || pair.First is "Photo" or "Other", pair.First));
    }

    [Fact]
    public async Task Old_cards_of_simple_phones()
    {
        var card = await One("""
            N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4E=75=72;Siti=20=
            =4D=61;;;
            FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Ren=E9
            TEL;CELL;PREF:0812-3456
            TEL;WORK;VOICE:021 555
            ADR;HOME:;;Jl. A\;B, No 3;Solo;;;
            NOTE;ENCODING=BASE64:
             SGFsbw==

            X-CUSTOM:C:\new
            """, "2.1");

        Assert.Equal(("Nur", "Siti Ma", "René", "Halo"), (card.FamilyName, card.GivenName, card.FullName, card.Note));
        Assert.Equal([["cell"], ["work", "voice"]], card.Phones.Select(phone => phone.Types));
        Assert.Equal("Jl. A;B, No 3", card.Addresses[0].Street);
        Assert.Equal("C:\\new", Assert.Single(card.Others).Value);
    }

    [Fact]
    public async Task New_cards_with_groups_preferences_and_uris()
    {
        var card = await One("""
            FN:Siti
            TEL;TYPE="voice,home";PREF=2:0274 1
            TEL;VALUE=uri;PREF=1;TYPE=cell:tel:+62-812-1
            item1.EMAIL:siti@contoh.id
            item1.X-ABLabel:_$!<Work>!$_
            BDAY:--0513
            NOTE:satu\, dua\nTiga\; \\
            CATEGORIES:Grosir,Kopi\, teh
            GENDER:F
            PHOTO:data:image/png;base64,AAAA
            """, "4.0");

        Assert.Equal(["+62-812-1", "0274 1"], card.Phones.Select(phone => phone.Value));
        Assert.Equal(["voice", "home"], card.Phones[1].Types);
        Assert.Equal(["work"], card.Emails[0].Types);
        Assert.Equal(("--05-13", "satu, dua\nTiga; \\", "F", "data:image/png;base64,AAAA"), (card.Birthday, card.Note, card.Gender, card.Photo));
        Assert.Equal(["Grosir", "Kopi, teh"], card.Categories);
        Assert.Equal("--05-13", (await One("FN:A\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-05-13")).Birthday);
    }

    [Fact]
    public async Task A_letter_cut_by_a_fold_is_put_together_again()
    {
        byte[] name = [.. "FN:Jos"u8, 0xC3, 13, 10, 32, 0xA9, 13, 10];
        var entries = await Read([.. "BEGIN:VCARD\r\nVERSION:3.0\r\n"u8, .. name, .. "NOTE:caf"u8, 0xE9, .. "\r\nEND:VCARD"u8]);

        Assert.Equal(("José", "café"), (entries[0].Card!.FullName, entries[0].Card!.Note));
    }

    [Fact]
    public async Task A_broken_card_is_named_and_the_others_are_read()
    {
        var entries = await Read("""
            BEGIN:VCARD
            VERSION:9.9
            FN:Masa Depan
            END:VCARD
            BEGIN:VCARD
            VERSION:3.0
            FN:Tidak Selesai
            BEGIN:VCARD
            VERSION:3.0
            FN:Siti
            END:VCARD
            sampah
            sampah lagi
            BEGIN:VCARD
            VERSION:3.0
            bukan properti
            END:VCARD
            BEGIN:VCARD
            VERSION:3.0
            AGENT:
            BEGIN:VCARD
            FN:Sekretaris
            END:VCARD
            FN:Budi
            END:VCARD
            BEGIN:VCARD
            FN:Terpotong
            """);

        Assert.Equal([null, null, "Siti", null, null, "Budi", null], entries.Select(entry => entry.Card?.FullName));
        Assert.Equal(["exchange.card-version", "exchange.card-not-closed", null, "exchange.card-outside", "exchange.card-line", null, "exchange.card-not-closed"], entries.Select(entry => entry.Problem?.Key));
        Assert.Equal([1, 5, 8, 12, 14, 18, 26], entries.Select(entry => entry.Line));
        Assert.Contains("16", entries[4].Problem!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_photo_is_left_out_and_a_huge_note_is_a_problem()
    {
        Assert.Equal(("Siti", ""), await One($"FN:Siti\nPHOTO;ENCODING=b:{new string('A', 3_000_000)}") is var card ? (card.FullName, card.Photo) : default);
        Assert.Equal("exchange.card-too-long", Assert.Single(await Read($"BEGIN:VCARD\nVERSION:3.0\nNOTE:{new string('A', 3_000_000)}\nEND:VCARD")).Problem?.Key);
    }

    [Fact]
    public async Task More_phones_than_columns_join_the_last()
    {
        var phones = string.Join('\n', Enumerable.Range(1, 6).Select(n => $"TEL;TYPE=CELL:{n}"));
        var (table, rows) = await Files.Read($"BEGIN:VCARD\nVERSION:3.0\nFN:Siti\n{phones}\nEND:VCARD\n");

        Assert.Equal("4 ::: 5 ::: 6", rows[0].Cells[table.Headers.ToList().IndexOf("Phone 4")]);
    }
}
