using Akrab.Kernel.Values;

namespace Akrab.Kernel.Tests.Values;

public sealed class FoldTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("budi santoso", "budi santoso")]
    [InlineData("  Café \t DÉJÀ-vu\n", "cafe deja-vu")]
    [InlineData("Straße", "strasse")]
    [InlineData("STRAẞE", "strasse")]
    [InlineData("Øre Łódź Đà Nẵng", "ore lodz da nang")]
    [InlineData("Æsir Œuvre Þór", "aesir oeuvre thor")]
    [InlineData("İstanbul ısı", "istanbul isi")]
    [InlineData("e\u0301clair", "eclair")]
    [InlineData("Ｂｕｄｉ　１２", "budi 12")]
    [InlineData("Jum’at", "jum'at")]
    [InlineData("a\u200Bb\u202Ec", "abc")]
    [InlineData("a\u00A0b", "a b")]
    [InlineData("٠٨١٢", "0812")]
    [InlineData("한국", "한국")]
    [InlineData("ЁЛКА", "елка")]
    [InlineData("ガ", "ガ")]
    public void Text_is_lower_case_without_accents_and_with_single_spaces(string typed, string folded) => Assert.Equal(folded, Fold.Text(typed));

    [Theory]
    [InlineData("Ma'ruf (Al-Amin)", "maruf al amin")]
    [InlineData("O’Brien & Sons, Ltd.", "obrien sons ltd")]
    [InlineData("--", "")]
    [InlineData("กำ", "กํา")]
    public void A_key_has_only_words(string typed, string key) => Assert.Equal(key, Fold.Key(typed));

    [Fact]
    public void Words_are_slices_of_the_key()
    {
        var words = new List<string>();
        foreach (var word in Fold.Words("PT. Maju-Jaya  Tbk"))
            words.Add(word.ToString());

        Assert.Equal(["pt", "maju", "jaya", "tbk"], words);
        Assert.Equal(words, Fold.Words("PT. Maju-Jaya  Tbk").ToArray());
        Assert.Empty(Fold.Words("...").ToArray());
    }

    [Theory]
    [InlineData("0812-3456", "08123456")]
    [InlineData("１２٣", "123")]
    [InlineData("none", "")]
    public void Digits_of_every_script_count(string typed, string digits) => Assert.Equal(digits, Fold.Digits(typed));

    [Fact]
    public void Folded_ascii_is_returned_as_it_is()
    {
        var text = "budi santoso";

        Assert.Same(text, Fold.Text(text));
        Assert.Same(text, Fold.Key(text));
    }

    [Fact]
    public void Folding_twice_changes_nothing() => AnyText.Holds(text =>
        Fold.Text(Fold.Text(text)) == Fold.Text(text) && Fold.Key(Fold.Key(text)) == Fold.Key(text) && Fold.Key(Fold.Text(text)) == Fold.Key(text));

    [Fact]
    public void Folding_twice_changes_nothing_for_any_character()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var text = $"A{(char)c}b";
            var folded = Fold.Text(text);
            Assert.True(folded == Fold.Text(folded), $"U+{c:X4}: {folded}");
        }
    }
}
