using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Kernel.Fields;

namespace Akrab.Kernel.Permissions;

/// <summary>
/// Rights as JSON, in one order, so that the same rights have the same text:
/// <c>{"usual":{"read":"team",…},"entities":{"person":{…}},"actions":{"import.run":true},"fields":{"person.birthday":"hidden"}}</c>.
/// </summary>
internal static class RightsText
{
    private const int MostEntries = 2_000;

    private static readonly string[] Parts = ["usual", "entities", "actions", "fields"];

    public static string Write(Rights rights) => new JsonObject
    {
        ["usual"] = Write(rights.Usual),
        ["entities"] = Sorted(rights.Entities, Write),
        ["actions"] = Sorted(rights.Actions, given => JsonValue.Create(given)),
        ["fields"] = Sorted(rights.Fields, right => JsonValue.Create(Naming.Kebab(right.ToString()))),
    }.ToJsonString();

    /// <exception cref="UnreadableValue">These are no rights.</exception>
    public static Rights Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || json.EnumerateObject().Any(part => !Parts.Contains(part.Name)))
            throw Unreadable();
        return new Rights(
            json.TryGetProperty("usual", out var usual) ? Reaches(usual) : throw Unreadable(),
            Entries(json, "entities", Reaches),
            Entries(json, "actions", given => given.ValueKind is JsonValueKind.True or JsonValueKind.False ? given.GetBoolean() : throw Unreadable()),
            Entries(json, "fields", Word<FieldRight>));
    }

    private static JsonObject Write(Reaches reaches) => new(Enum.GetValues<Verb>().Select(verb => KeyValuePair.Create(Naming.Kebab(verb.ToString()), (JsonNode?)Naming.Kebab(reaches[verb].ToString()))));

    private static Reaches Reaches(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || json.EnumerateObject().Any(reach => !Enum.TryParse<Verb>(reach.Name, ignoreCase: true, out _)))
            throw Unreadable();
        return new(Of("read"), Of("create"), Of("change"), Of("delete"));

        Reach Of(string verb) => json.TryGetProperty(verb, out var reach) ? Word<Reach>(reach) : Reach.None;
    }

    private static T Word<T>(JsonElement json) where T : struct, Enum =>
        json.ValueKind == JsonValueKind.String && Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => Naming.Kebab(value!.Value.ToString()) == json.GetString()) is { } found ? found : throw Unreadable();

    private static JsonObject Sorted<T>(IReadOnlyDictionary<string, T> entries, Func<T, JsonNode> write) =>
        new(entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => KeyValuePair.Create(e.Key, (JsonNode?)write(e.Value))));

    private static Dictionary<string, T> Entries<T>(JsonElement json, string part, Func<JsonElement, T> read)
    {
        if (!json.TryGetProperty(part, out var entries))
            return [];
        if (entries.ValueKind != JsonValueKind.Object || entries.EnumerateObject().Count() > MostEntries)
            throw Unreadable();
        Dictionary<string, T> found = [];
        foreach (var entry in entries.EnumerateObject())
            found[entry.Name] = read(entry.Value);
        return found;
    }

    private static UnreadableValue Unreadable() => new("error.not-rights");
}
