using Akrab.Kernel.Values;

namespace Akrab.Kernel.Tests.Values;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("Budi Santoso", "Boedi Santoso")]
    [InlineData("Budi Santoso", "Ir. H. SANTOSO Budi, M.M.")]
    [InlineData("Muhammad Rizki", "Moh. Rizky")]
    [InlineData("Dwi Rahayu", "Dwie Rahayoe")]
    [InlineData("Siti Aminah", "Sitti Amina")]
    [InlineData("Djoko Soesilo", "Joko Susilo")]
    public void Other_ways_of_writing_a_name_share_its_key(string one, string other) => Assert.Equal(NameKey.Of(one), NameKey.Of(other));

    [Theory]
    [InlineData("Budi Santoso", "Budi Hartono")]
    [InlineData("Budi Santoso", "Budi")]
    public void Other_names_have_other_keys(string one, string other) => Assert.NotEqual(NameKey.Of(one), NameKey.Of(other));

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("  ")]
    public void What_has_no_letter_has_no_key(string name) => Assert.Null(NameKey.Of(name));
}
