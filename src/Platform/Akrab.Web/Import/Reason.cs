using System.Text.Json;
using Akrab.Exchange;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;

namespace Akrab.Web.Import;

/// <summary>Why something was left out, in any language: the key of a sentence and what fills its places.</summary>
public sealed record Reason(string Key, IReadOnlyDictionary<string, string> Places)
{
    private const int LongestValue = 200;

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    public static Reason Of(string key, params ReadOnlySpan<(string Name, object? Value)> places)
    {
        if (places.IsEmpty)
            return new Reason(key, None);

        var kept = new Dictionary<string, string>();
        foreach (var (name, value) in places)
            kept[name] = Short(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "");
        return new Reason(key, kept);
    }

    internal static Reason Of(UnreadableValue unreadable, string column, string value) =>
        Of("import.warning.unreadable", [("column", column), ("value", value), ("@why", unreadable.Key), .. unreadable.Places]);

    internal static Reason Of(RowProblem problem) => Of(problem.Key, [.. problem.Places]);

    internal static Reason Of(FieldProblem problem, string label) => Of(problem.Key, [("@field", label), .. problem.Places]);

    /// <summary>The sentence in the current language.</summary>
    public string Say()
    {
        (string, object?)[] places = [.. Places.Where(p => p.Key[0] != '@').Select(p => (p.Key, (object?)p.Value))];
        var said = Words.Say(Key, places);
        return Places.TryGetValue("@why", out var why) ? $"{said} {Words.Say(why, places)}"
            : Places.TryGetValue("@field", out var field) ? $"{field}: {said}"
            : said;
    }

    internal static string ToJson(IReadOnlyList<Reason> reasons) => JsonSerializer.Serialize(reasons, JsonSerializerOptions.Web);

    internal static IReadOnlyList<Reason> FromJson(string json) => JsonSerializer.Deserialize<Reason[]>(json, JsonSerializerOptions.Web)!;

    private static string Short(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";
}
