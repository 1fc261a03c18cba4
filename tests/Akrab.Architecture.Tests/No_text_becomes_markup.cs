using System.Text.RegularExpressions;

namespace Akrab.Architecture.Tests;

/// <summary>What people and strangers typed is text on every page: what is markup is written in one place, which encodes all that it is given.</summary>
public sealed partial class No_text_becomes_markup
{
    /// <summary>The one place, and what counts as made there.</summary>
    private const string Maker = "src/Platform/Akrab.Ui/Html.cs";

    [Fact]
    public void Markup_is_made_in_one_place()
    {
        var makers = Repository.Sources(".cs", ".razor").Where(f => Making().IsMatch(File.ReadAllText(f))).Select(Repository.Short).ToList();
        Assert.Equal([Maker], makers);
        Assert.Single(Making().Matches(File.ReadAllText(Path.Combine(Repository.Root, Maker))));
    }

    [Fact]
    public void Its_tags_and_attributes_are_our_own_words()
    {
        var lines = Repository.Sources(".cs", ".razor").Where(f => Repository.Short(f) != Maker).SelectMany(File.ReadLines).Where(line => Written().IsMatch(line)).ToList();
        Assert.True(lines.Count > 30);
        Assert.DoesNotContain(lines, line => Written().Matches(line).Any(m => !OwnWord().IsMatch(m.Groups[1].Value)));
        Assert.DoesNotContain(lines.Where(line => line.Contains("Open(", StringComparison.Ordinal)), line => Handler().IsMatch(line));
    }

    [GeneratedRegex(@"new MarkupString\b|\(MarkupString\)|AddMarkupContent|HtmlString|MarkupString\s+\w+\s*=\s*new\(|Html\.Raw|IHtmlContent|Results\.Content\(|Results\.Extensions\.Html")]
    private static partial Regex Making();

    /// <summary>What stands first in the brackets, up to a comma or the end.</summary>
    [GeneratedRegex(@"(?:\b_?html|\))\s*\.(?:Open|Element|Close)\(([^,)]*)")]
    private static partial Regex Written();

    /// <summary>A word, or one of two; nothing at all closes or opens what has no name.</summary>
    [GeneratedRegex(@"^(?:""[a-z0-9-]+""|\w+(?: is not null)? \? ""[a-z0-9-]+"" : ""[a-z0-9-]+"")?$")]
    private static partial Regex OwnWord();

    [GeneratedRegex(@"\(""(?:on[a-z]+|style|srcdoc)"",")]
    private static partial Regex Handler();
}
