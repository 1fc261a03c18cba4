using Akrab.Exchange.Shape;

namespace Akrab.Exchange.Tests.Shape;

public sealed class Shaping_values
{
    [Theory]
    [InlineData("Siti  Nurhaliza ", "X", null, "Y", "Siti Nurhaliza")]
    [InlineData("", "Siti", "", "Nurhaliza", "Siti Nurhaliza")]
    [InlineData(null, "Siti", "Ayu", "Nurhaliza", "Siti Ayu Nurhaliza")]
    [InlineData(null, null, null, "Raman", "Raman")]
    [InlineData(" ", " ", null, null, "")]
    public void The_whole_name_wins_over_its_parts(string? whole, string? given, string? middle, string? family, string expected) =>
        Assert.Equal(expected, FullName.Of(whole, given, middle, family));

    [Theory]
    [InlineData("Bandung, 17 Agustus 1990", "Bandung", "17 Agustus 1990")]
    [InlineData("Jakarta 01-02-1980", "Jakarta", "01-02-1980")]
    [InlineData("Kab. Sleman / 1-2-1980", "Kab. Sleman", "1-2-1980")]
    [InlineData("13/05/1990", "", "13/05/1990")]
    [InlineData("Bandung", "Bandung", "")]
    [InlineData("", "", "")]
    public void Place_and_date_of_birth_are_told_apart(string text, string place, string date) =>
        Assert.Equal((place, date), BirthText.Split(text));

    [Fact]
    public void The_parts_of_an_address_in_one_cell_are_found()
    {
        var parts = AddressText.Split("Jl. Mawar No. 3 RT 01/RW 02, Kel. Caturtunggal, Kec. Depok, Kab. Sleman 55281");

        Assert.Equal(("1", "2", "Caturtunggal", "Depok", "Kab. Sleman", "55281"), (parts.Rt, parts.Rw, parts.Village, parts.District, parts.City, parts.PostalCode));
        Assert.Equal("", AddressText.Split("Jl. Mawar 12").PostalCode);
        Assert.Equal("Jl. Mawar, Depok, Sleman", AddressText.Join(" Jl. Mawar", null, "", "Depok", "Sleman"));
    }
}
