using System.Text.RegularExpressions;

namespace Akrab.Architecture.Tests;

/// <summary>What every file keeps to.</summary>
public sealed partial class The_manners
{
    private const int MostLines = 300;

    [Fact]
    public void No_file_is_longer_than_a_noun_is_big()
    {
        var files = Repository.Sources(".cs", ".razor", ".ts", ".css").ToList();
        Assert.True(files.Count > 200);
        Assert.DoesNotContain(files.Select(f => (File: Repository.Short(f), Lines: File.ReadLines(f).Count())), f => f.Lines > MostLines);
    }

    [Fact]
    public void Nothing_is_left_for_later() =>
        Assert.Empty(Repository.Sources(".cs", ".razor", ".ts", ".css").Where(f => Unfinished().IsMatch(File.ReadAllText(f))).Select(Repository.Short));

    [Fact]
    public void A_class_is_called_after_what_it_is() =>
        Assert.Empty(Repository.Sources(".cs").SelectMany(f => Named().Matches(File.ReadAllText(f)).Select(m => $"{Repository.Short(f)}: {m.Groups[1].Value}")));

    [Fact]
    public void A_component_is_called_after_what_it_is() =>
        Assert.Empty(Repository.Sources(".razor").Where(f => EmptyWord().IsMatch(Path.GetFileNameWithoutExtension(f))).Select(Repository.Short));

    [Fact]
    public void A_page_carries_no_script_and_no_style_of_its_own() =>
        Assert.Empty(Repository.Sources(".razor").Where(f => Inline().IsMatch(File.ReadAllText(f))).Select(Repository.Short));

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(\w*(?:Service|Manager|Helper|Util|Utils|Dto|Impl|Base|Common|Shared))\b(?!\s*=)")]
    private static partial Regex Named();

    [GeneratedRegex("(Service|Manager|Helper|Util|Utils|Dto|Impl|Base|Common|Shared)$")]
    private static partial Regex EmptyWord();

    [GeneratedRegex(@"<script>|<style>|\sstyle=""|\son(click|change|submit|input|load)=""")]
    private static partial Regex Inline();
}
