using Akrab.Kernel.Language;

namespace Akrab.Ui.Tests;

public sealed class WordsTests
{
    [Fact]
    public void Both_languages_have_the_same_words()
    {
        _ = Asset.Url("akrab.css");
        var (id, en) = (Words.Keys("id").Order().ToList(), Words.Keys("en").Order().ToList());

        Assert.True(id.Count > 50);
        Assert.Equal(id, en);
    }
}
