using Akrab.Kernel.Values;

namespace Akrab.Kernel.Tests.Values;

public sealed class PhoneCellTests
{
    [Theory]
    [InlineData("0812-3456-7890", "0812-3456-7890")]
    [InlineData("0812 3456 7890", "0812 3456 7890")]
    [InlineData("0812/3456/7890", "0812/3456/7890")]
    [InlineData("(021) 555 1234", "(021) 555 1234")]
    [InlineData("021-5551234 ext. 12/13", "021-5551234 ext. 12/13")]
    [InlineData("021-5551234, ext 123456", "021-5551234, ext 123456")]
    [InlineData("021-5551234/35", "021-5551234/35")]
    [InlineData("+44 20 7946 0958", "+44 20 7946 0958")]
    [InlineData("+62 (0)812 3456 7890", "+62 (0)812 3456 7890")]
    [InlineData("tel:+62215551234;ext=12", "tel:+62215551234;ext=12")]
    [InlineData("81,234,567,890", "81,234,567,890")]
    [InlineData("0812 3456 7890 / 0813 9876 5432", "0812 3456 7890", "0813 9876 5432")]
    [InlineData("081234567890/081398765432", "081234567890", "081398765432")]
    [InlineData("081234567890,081398765432", "081234567890", "081398765432")]
    [InlineData("081234567890; 021-5551234", "081234567890", "021-5551234")]
    [InlineData("081234567890 ::: +6281398765432", "081234567890", "+6281398765432")]
    [InlineData("081234567890\n081398765432\r\n", "081234567890", "081398765432")]
    [InlineData("081234567890 081398765432", "081234567890", "081398765432")]
    [InlineData("0812 3456 7890 0813 9876 5432", "0812 3456 7890", "0813 9876 5432")]
    [InlineData("081234567890 atau 081398765432", "081234567890", "081398765432")]
    [InlineData("081234567890 & 081398765432", "081234567890", "081398765432")]
    [InlineData("0812-3456-7890 - 0813-9876-5432", "0812-3456-7890", "0813-9876-5432")]
    [InlineData("WA: 081234567890 HP: 081398765432", "WA: 081234567890", "HP: 081398765432")]
    [InlineData("(021) 5551234, 5551235", "(021) 5551234", "5551235")]
    [InlineData("0274-512345/512346", "0274-512345", "512346")]
    [InlineData("110, 112", "110", "112")]
    [InlineData("14045 / 081234567890", "14045", "081234567890")]
    [InlineData("12345678, 081234567890", "12345678", "081234567890")]
    [InlineData("tidak ada", "tidak ada")]
    [InlineData(" - ")]
    [InlineData("")]
    public void A_cell_is_split_between_numbers_and_nowhere_else(string cell, params string[] pieces) => Assert.Equal(pieces, Phone.Split(cell));

    [Fact]
    public void No_digit_is_lost_and_pieces_stay_whole() => AnyText.Holds(cell =>
    {
        var pieces = Phone.Split(cell);
        return string.Concat(pieces.Select(Fold.Digits)) == Fold.Digits(cell) && pieces.All(piece => piece.Trim() == piece && piece.Length > 0);
    });
}
