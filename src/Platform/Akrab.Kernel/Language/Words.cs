using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Akrab.Kernel.Language;

/// <summary>
/// Every word a person sees. Each assembly embeds <c>Words/id.json</c> and <c>Words/en.json</c> (flat: key → text);
/// a text may hold named places, <c>"{count} people"</c>. The language is that of <see cref="CultureInfo.CurrentUICulture"/>.
/// </summary>
public static class Words
{
    public static readonly IReadOnlyList<string> Languages = ["id", "en"];

    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<string, string>> Texts = new(
        Languages.Select(language => KeyValuePair.Create(language, new ConcurrentDictionary<string, string>())));

    private static readonly ConcurrentDictionary<Assembly, bool> Loaded = new();

    /// <summary>The language of the current request: Indonesian unless the culture is English.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "id";

    /// <summary>Reads the assembly's two embedded files; a second call does nothing.</summary>
    public static void Load(Assembly assembly)
    {
        if (!Loaded.TryAdd(assembly, true))
            return;

        foreach (var language in Languages)
        {
            var name = assembly.GetManifestResourceNames().FirstOrDefault(n => n.EndsWith($"Words.{language}.json", StringComparison.Ordinal));
            if (name is null)
                continue;

            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                if (!Texts[language].TryAdd(key, text))
                    throw new InvalidOperationException($"The word '{key}' ({language}) is defined twice; the second time in {assembly.GetName().Name}.");
        }
    }

    /// <summary>The text for a key in the current language, its places filled; an unknown key shows itself between ⟦ ⟧.</summary>
    public static string Say(string key, params ReadOnlySpan<(string Name, object? Value)> places)
    {
        var text = Find(key) ?? $"⟦{key}⟧";
        foreach (var (name, value) in places)
            text = text.Replace("{" + name + "}", Convert.ToString(value, CultureInfo.CurrentCulture), StringComparison.Ordinal);
        return text;
    }

    /// <summary>The text for a key, or null when this language has none.</summary>
    public static string? Find(string key, string? language = null) => Texts[language ?? Language].GetValueOrDefault(key);

    /// <summary>What is said in another language than the current one.</summary>
    public static T In<T>(string language, Func<T> say)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>All keys of a language; the tests compare the two.</summary>
    public static IReadOnlyCollection<string> Keys(string language) => [.. Texts[language].Keys];
}
