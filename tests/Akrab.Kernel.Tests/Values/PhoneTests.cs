using Akrab.Kernel.Values;

namespace Akrab.Kernel.Tests.Values;

public sealed class PhoneTests
{
    [Theory]
    [InlineData("0812-3456-7890")]
    [InlineData("081234567890")]
    [InlineData("6281234567890")]
    [InlineData("+6281234567890")]
    [InlineData("+62 (0)812 3456 7890")]
    [InlineData("+62 (0) 812-3456-7890")]
    [InlineData("62 0812 3456 7890")]
    [InlineData("+62-812-3456-7890")]
    [InlineData("(+62) 812 3456 7890")]
    [InlineData("(0812) 3456 7890")]
    [InlineData("0812.3456.7890")]
    [InlineData("0812/3456/7890")]
    [InlineData("0812 3456/7890")]
    [InlineData("WA: 0812 3456 7890")]
    [InlineData("WA 081234567890")]
    [InlineData("Telp. 0812 3456 7890")]
    [InlineData("No. HP : 0812-3456-7890")]
    [InlineData("HP1: 0812-3456-7890")]
    [InlineData("1. 0812-3456-7890")]
    [InlineData("Hp.081234567890 (Bu Sari)")]
    [InlineData("081234567890 a.n. Budi 2")]
    [InlineData("tel:+6281234567890")]
    [InlineData("tel:+62-812-3456-7890;phone-context=+62")]
    [InlineData("006281234567890")]
    [InlineData("'081234567890")]
    [InlineData("'+6281234567890")]
    [InlineData("81234567890")]
    [InlineData("81234567890.0")]
    [InlineData("6281234567890.0")]
    [InlineData("6281234567890,00")]
    [InlineData("０８１２３４５６７８９０")]
    [InlineData("٠٨١٢٣٤٥٦٧٨٩٠")]
    [InlineData("\u202A+62 812-3456-7890\u202C")]
    [InlineData("\u200E0812\u00A03456\u00A07890\uFEFF")]
    [InlineData("0812–3456–7890")]
    [InlineData("＋62 812 3456 7890")]
    public void Every_spelling_of_a_mobile_number_is_one_identity(string typed)
    {
        var phone = Phone.Parse(typed);

        Assert.Equal("+6281234567890", phone.E164);
        Assert.True(phone.IsMobile);
        Assert.Equal("6281234567890", phone.WhatsAppNumber);
        Assert.Equal("0812-3456-7890", phone.Display);
        Assert.Equal(typed.Trim(), phone.Typed);
    }

    [Theory]
    [InlineData("8123456789", "+628123456789")]
    [InlineData("0812345678", "+62812345678")]
    [InlineData("0812-3456-78901", "+6281234567" + "8901")]
    [InlineData("(021) 555 1234", "+62215551234")]
    [InlineData("021-5551234", "+62215551234")]
    [InlineData("+62 21 555 1234", "+62215551234")]
    [InlineData("+62 (021) 5551 2345", "+622155512345")]
    [InlineData("2155512345", "+622155512345")]
    [InlineData("(0274) 512345", "+62274512345")]
    [InlineData("0274/512345/46", "+62274512345")]
    [InlineData("021-5551234/35", "+62215551234")]
    [InlineData("0969 31234", "+6296931234")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    [InlineData("+44 (0)20 7946 0958", "+442079460958")]
    [InlineData("0065 9123 4567", "+6591234567")]
    [InlineData("+1 (212) 555-1234", "+12125551234")]
    [InlineData("+39 06 698 83712", "+390669883712")]
    [InlineData("+870 773 123456", "+870773123456")]
    public void Other_numbers_are_read_too(string typed, string e164) => Assert.Equal(e164, Phone.Parse(typed).E164);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("tidak ada")]
    [InlineData("6.28123E+11")]
    [InlineData("6,28123E+11")]
    [InlineData("6.28123456789e12")]
    [InlineData("110")]
    [InlineData("14045")]
    [InlineData("1500888")]
    [InlineData("1500-888")]
    [InlineData("021-1500888")]
    [InlineData("0800-1-234567")]
    [InlineData("5551234")]
    [InlineData("0812-345")]
    [InlineData("0812-3456-789012")]
    [InlineData("+62 812")]
    [InlineData("+999 12345678")]
    [InlineData("+1 212 555 123")]
    [InlineData("+44 1234567890123456")]
    [InlineData("08123456789O")]
    [InlineData("081234567890 / 081398765432")]
    [InlineData("6591234567")]
    public void What_is_no_subscribers_number_is_kept_as_typed(string typed)
    {
        var phone = Phone.Parse(typed);

        Assert.Null(phone.E164);
        Assert.Equal(typed, phone.Display);
        Assert.False(phone.IsMobile);
    }

    [Theory]
    [InlineData("(021) 555 1234 ext. 12", "12")]
    [InlineData("021-5551234 x12", "12")]
    [InlineData("021-5551234x12", "12")]
    [InlineData("021-5551234 pes. 12", "12")]
    [InlineData("021-5551234 pesawat 12", "12")]
    [InlineData("021-5551234 #12", "12")]
    [InlineData("tel:+62215551234;ext=12", "12")]
    [InlineData("021-5551234 ext 12/13", "12")]
    public void An_extension_is_no_part_of_the_identity(string typed, string extension)
    {
        var phone = Phone.Parse(typed);

        Assert.Equal("+62215551234", phone.E164);
        Assert.Equal(extension, phone.Extension);
        Assert.Equal("(021) 555 1234 ext. 12", phone.Display);
    }

    [Theory]
    [InlineData("(212) 555-1234", "US", "+12125551234")]
    [InlineData("020 7946 0958", "GB", "+442079460958")]
    [InlineData("9123 4567", "SG", "+6591234567")]
    [InlineData("06 698 83712", "IT", "+390669883712")]
    [InlineData("+62 812 3456 7890", "SG", "+6281234567890")]
    [InlineData("012-345 6789", "MY", "+60123456789")]
    [InlineData("012-345 6789", "??", null)]
    public void A_number_without_a_code_belongs_to_the_default_country(string typed, string country, string? e164) =>
        Assert.Equal(e164, Phone.Parse(typed, country).E164);

    [Theory]
    [InlineData("0812345678", "0812-345-678")]
    [InlineData("08123456789", "0812-3456-789")]
    [InlineData("0812345678901", "0812-3456-78901")]
    [InlineData("02155512345", "(021) 5551 2345")]
    [InlineData("0274512345", "(0274) 512 345")]
    [InlineData("+442079460958", "+44 207 946 0958")]
    [InlineData("+6591234567", "+65 9123 4567")]
    [InlineData("+12125551234", "+1 212 555 1234")]
    public void Numbers_are_shown_in_the_usual_groups(string typed, string shown) => Assert.Equal(shown, Phone.Parse(typed).Display);

    [Theory]
    [InlineData("0812", "62812")]
    [InlineData("0812-34", "6281234")]
    [InlineData("812", "812")]
    [InlineData("62812", "62812")]
    [InlineData("+62 (0)812", "62812")]
    [InlineData("+62 (0)8", "628")]
    [InlineData("620812", "62812")]
    [InlineData("0062 812", "62812")]
    [InlineData("7890", "7890")]
    [InlineData("WA 0812", "62812")]
    [InlineData("+44 20", "4420")]
    [InlineData("budi", "")]
    public void A_part_of_a_number_is_searched_as_it_is_stored(string query, string digits) => Assert.Equal(digits, Phone.SearchDigits(query));

    [Fact]
    public void Any_text_is_accepted_and_its_display_is_the_same_number() => AnyText.Holds(text =>
    {
        var phone = Phone.Parse(text);
        return phone.Typed == text.Trim() && Phone.SearchDigits(text).All(char.IsAsciiDigit)
            && (phone.E164 is null || (Phone.Parse(phone.E164).E164 == phone.E164 && Phone.Parse(phone.Display).E164 == phone.E164 && phone.E164.Length is >= 8 and <= 16));
    });
}
