using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Akrab.Host.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Testing;

namespace Akrab.Surface.Tests;

/// <summary>Both languages are complete: what is declared, what is said in the source, and what each assembly brings.</summary>
public sealed partial class Every_word
{
    private static readonly Registry Registry = House.Open();

    [Fact]
    public void Each_assembly_has_the_same_keys_in_both_languages()
    {
        var assemblies = AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name!.StartsWith("Akrab.", StringComparison.Ordinal)).ToList();
        var speaking = assemblies.Where(a => KeysOf(a, "id").Length + KeysOf(a, "en").Length > 0).ToList();

        Assert.True(speaking.Count >= 4);
        Assert.All(speaking, a => Assert.Equal(KeysOf(a, "id"), KeysOf(a, "en")));
    }

    [Fact]
    public void The_places_of_a_sentence_are_the_same_in_both_languages() =>
        Assert.DoesNotContain(Words.Keys("id"), key => !Places(Words.Find(key, "id")!).SetEquals(Places(Words.Find(key, "en") ?? "")));

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void Everything_declared_has_its_words(string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
        var said = Registry.Entities.SelectMany(WordsOf).Distinct().ToList();

        Assert.True(said.Count > 100);
        Finds.Nothing(said.Where(word => word.Contains('⟦', StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_word_said_in_the_source_exists()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Folder, "src"), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "Migrations" or "Cli")).ToList();
        var said = sources.SelectMany(f => Said().Matches(Comment().Replace(File.ReadAllText(f), "")).Select(m => (Key: m.Groups[1].Value, File: Path.GetFileName(f)))).ToList();

        Assert.True(said.Count > 200);
        Finds.Nothing(said.Where(s => Words.Find(s.Key, "id") is null || Words.Find(s.Key, "en") is null).Select(s => $"{s.Key} in {s.File}").Distinct());
    }

    private static IEnumerable<string> WordsOf(EntityDefinition e) =>
    [
        e.One, e.Many,
        .. e.Fields.Select(f => f.Label),
        .. e.Fields.SelectMany(f => OptionsOf(f.Type)),
        .. e.Sections.Select(s => Words.Say($"section.{s.Name}")),
        .. e.Actions.Select(a => a.Label),
        .. e.Actions.SelectMany(a => a.Inputs.Select(a.LabelOf)),
        .. e.Actions.SelectMany(a => a.Inputs.SelectMany(i => OptionsOf(i.Type))),
        .. e.Fields.SelectMany(f => f.Type.Comparisons).Select(c => Words.Say($"comparison.{Web.Lists.ListQuery.Word(c)}")),
    ];

    private static IEnumerable<string> OptionsOf(FieldType type) => type switch
    {
        ChoiceType one => one.Options.Select(o => o.Label()),
        ChoicesType many => many.One.Options.Select(o => o.Label()),
        ComputedType computed => OptionsOf(computed.Of),
        _ => [],
    };

    private static string[] KeysOf(Assembly assembly, string language)
    {
        var name = assembly.GetManifestResourceNames().FirstOrDefault(n => n.EndsWith($"Words.{language}.json", StringComparison.Ordinal));
        using var stream = name is null ? null : assembly.GetManifestResourceStream(name);
        return stream is null ? [] : [.. JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.Keys.Order(StringComparer.Ordinal)];
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex("""(?:\bSay|\bWords\.Say|new BrokenRule|new UnreadableValue|new UnreadableFile|\bRequire)\([^"$()]*"([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)"[,)]""")]
    private static partial Regex Said();

    [GeneratedRegex(@"@\*.*?\*@|^\s*//.*?$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{[a-z][A-Za-z-]*\}")]
    private static partial Regex Place();
}
