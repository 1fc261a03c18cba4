using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Akrab.Exchange.Tests;

public sealed partial class Words_for_people
{
    private static readonly Dictionary<string, string> Indonesian = Read("id"), English = Read("en");

    [Fact]
    public void Both_languages_say_the_same_with_the_same_places()
    {
        Assert.NotEmpty(English);
        Assert.Equal(English.Keys.Order(), Indonesian.Keys.Order());
        Assert.All(English, text => Assert.Equal(Places(text.Value), Places(Indonesian[text.Key])));
    }

    private static string[] Places(string text) => [.. Place().Matches(text).Select(place => place.Value).Distinct().Order()];

    private static Dictionary<string, string> Read(string language)
    {
        var assembly = typeof(UnreadableFile).Assembly;
        using var stream = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith($"Words.{language}.json", StringComparison.Ordinal)))!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();
}
