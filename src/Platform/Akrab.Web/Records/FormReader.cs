using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Records;

/// <summary>Reads what a form sent into values of field types.</summary>
public static class FormReader
{
    private const int MostRows = 50;

    /// <summary>The inputs as they came, to show them again.</summary>
    public static Dictionary<string, string?> Inputs(IFormCollection form) =>
        form.Where(p => p.Key.Length > 0 && p.Key[0] != '_').ToDictionary(p => p.Key, p => (string?)(p.Value.Count > 1 && p.Value.Contains("false") ? p.Value[0] : p.Value.ToString()));

    /// <summary>Which version whoever typed had before them; null where the form says nothing of it. What is no version of ours is none that stands.</summary>
    public static long? VersionOf(IFormCollection form) => form.TryGetValue("_version", out var typed) ? long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0 : null;

    /// <summary>Sets the fields the form holds; what could not be read is returned.</summary>
    public static List<FieldProblem> Apply(IEnumerable<Field> fields, IFormCollection form, Entity record, ReadingContext how)
    {
        List<FieldProblem> problems = [];
        foreach (var field in fields.Where(f => f.IsWritable && IsIn(form, f)))
            try
            {
                field.Set(record, Read(field.Name, field.Type, form, how));
            }
            catch (UnreadableValue unreadable)
            {
                problems.Add(new FieldProblem(field.Name, unreadable.Key, unreadable.Places));
            }

        return problems;
    }

    /// <summary>One value from the form.</summary>
    public static object? Read(string name, FieldType type, IFormCollection form, ReadingContext how) => type switch
    {
        PhonesType or EmailsType or AddressesType => type.ReadJson(Rows(name, form, MostRows, ["kind", "country"]), how),
        LinesType => type.ReadJson(Rows(name, form, LinesType.MostLines, LineInputs.Mute), how),
        RightsType => RightsInputs.Read(name, form, how),
        ToggleType => form[name].Contains("true"),
        ChoicesType => type.Parse(string.Join(',', form[name].Where(v => !string.IsNullOrEmpty(v))), how),
        LinkType => type.Parse(form[name].ToString() is { Length: > 0 } id ? id : null, how),
        _ => type.Parse(form[name].ToString(), how),
    };

    private static bool IsIn(IFormCollection form, Field field) =>
        form.ContainsKey(field.Name) || form.ContainsKey(field.Name + ".") || form.Keys.Any(k => k.StartsWith(field.Name + "[", StringComparison.Ordinal));

    /// <summary>Repeated inputs as the JSON that the API takes; a row in which nothing but <paramref name="mute"/> parts is filled is left out.</summary>
    private static JsonElement Rows(string name, IFormCollection form, int most, IReadOnlyList<string> mute)
    {
        SortedDictionary<int, JsonObject> rows = [];
        foreach (var (key, value) in form)
        {
            if (!key.StartsWith(name + "[", StringComparison.Ordinal) || string.IsNullOrWhiteSpace(value.ToString()))
                continue;

            var close = key.IndexOf(']', StringComparison.Ordinal);
            if (close < 0 || close + 2 >= key.Length || !int.TryParse(key[(name.Length + 1)..close], out var row) || row < 0 || row > most)
                throw new UnreadableValue("error.too-many-points", ("max", most));
            if (!rows.TryGetValue(row, out var parts))
                rows[row] = parts = [];
            var part = key[(close + 2)..];
            parts[part[(part.LastIndexOf('.') + 1)..]] = value.ToString();
        }

        return JsonSerializer.SerializeToElement(new JsonArray([.. rows.Values.Where(r => r.Any(p => !mute.Contains(p.Key)))]));
    }
}
