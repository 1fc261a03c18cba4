using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Web.Api;

/// <summary>Puts the members of a JSON object into a record's fields, or into the input of a deed, and says what could not be read and where.</summary>
internal static class JsonFields
{
    /// <summary>Sets the fields the object holds; null clears one, what is not there stays (RFC 7396).</summary>
    public static List<FieldProblem> Apply(JsonElement body, EntityDefinition definition, Overlay overlay, Entity record, ReadingContext how, string at = "")
    {
        List<FieldProblem> problems = [];
        foreach (var member in body.EnumerateObject())
        {
            if (overlay.Find(definition, member.Name) is not { } field)
            {
                if (!IsEcho(member.Name, member.Value, record))
                    problems.Add(new FieldProblem(JsonBody.Join(at, member.Name), member.Name is "id" or "version" ? "api.read-only" : "error.unknown-field", ("name", member.Name)));
                continue;
            }

            Set(field, member.Value, record, how, at, problems);
        }

        return problems;
    }

    /// <summary>The values of a deed's input, in its order.</summary>
    public static List<object?> Gather(JsonElement? body, ActionDefinition action, ReadingContext how)
    {
        List<FieldProblem> problems = [];
        Dictionary<string, object?> values = [];
        foreach (var member in body is { } some ? some.EnumerateObject() : default)
            if (action.Inputs.FirstOrDefault(i => i.Name == member.Name) is not { } input)
                problems.Add(new FieldProblem(JsonBody.Join("", member.Name), "error.unknown-field", ("name", member.Name)));
            else
                values[member.Name] = Read(input.Name, input.Type, member.Value, how, "", problems);

        foreach (var input in action.Inputs.Where(i => i.IsRequired && values.GetValueOrDefault(i.Name) is null && problems.All(p => p.Field != i.Name)))
            problems.Add(new FieldProblem(input.Name, "error.required"));
        if (problems.Count > 0)
            throw new InvalidInput(problems);
        return [.. action.Inputs.Select(i => values.GetValueOrDefault(i.Name) ?? (i.Type is ToggleType && i.IsRequired is false ? false : null))];
    }

    private static void Set(Field field, JsonElement value, Entity record, ReadingContext how, string at, List<FieldProblem> problems)
    {
        var before = problems.Count;
        var read = Read(field.Name, field.Type, Merged(field, value, record), how, at, problems);
        if (problems.Count > before)
            return;

        if (field.IsWritable)
            field.Set(record, read);
        else if (!Equals(field.Get(record), read))
            problems.Add(new FieldProblem(JsonBody.Join(at, field.Name), "api.read-only"));
    }

    private static object? Read(string name, FieldType type, JsonElement value, ReadingContext how, string at, List<FieldProblem> problems)
    {
        try
        {
            return value.ValueKind == JsonValueKind.Null ? null : type.ReadJson(value, how);
        }
        catch (UnreadableValue unreadable)
        {
            problems.Add(new FieldProblem(PlaceIn(type, value, JsonBody.Join(at, name), how), unreadable.Key, unreadable.Places));
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: JSON allows it, no text holds it.
            problems.Add(new FieldProblem(JsonBody.Join(at, name), "error.not-a-text"));
        }

        return null;
    }

    /// <summary>Of a list, the first item that cannot be read on its own.</summary>
    private static string PlaceIn(FieldType type, JsonElement value, string at, ReadingContext how)
    {
        if (!type.IsMany || value.ValueKind != JsonValueKind.Array)
            return at;

        for (var i = 0; i < value.GetArrayLength(); i++)
            try
            {
                type.ReadJson(JsonElement.Parse($"[{value[i].GetRawText()}]"), how);
            }
            catch (UnreadableValue)
            {
                return JsonBody.Join(at, i.ToString(CultureInfo.InvariantCulture));
            }

        return at;
    }

    /// <summary>An amount is an object: what a patch of it leaves out stays.</summary>
    private static JsonElement Merged(Field field, JsonElement value, Entity record)
    {
        if (field.Type is not MoneyType || value.ValueKind != JsonValueKind.Object || field.Get(record) is not Kernel.Values.Money money)
            return value;

        var merged = new JsonObject { ["amount"] = money.Amount, ["currency"] = money.Currency };
        foreach (var member in value.EnumerateObject())
            merged[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        return JsonSerializer.SerializeToElement(merged);
    }

    /// <summary>Whether a client that sends back the record it got merely repeats what is so.</summary>
    private static bool IsEcho(string name, JsonElement value, Entity record) => name switch
    {
        "id" => value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var id) && id == record.Key,
        "version" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var version) && version == record.Version,
        _ => false,
    };
}
