using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Ui;

namespace Akrab.Web.Records;

/// <summary>An entry of the journal in words, without what is hidden from whoever looks.</summary>
public sealed class ChangeLines(Overlay overlay, EntityDefinition definition)
{
    /// <summary>The deed, as it is called.</summary>
    public static string What(EntityDefinition definition, string action) =>
        definition.Actions.FirstOrDefault(a => a.Name == action)?.Label ?? Words.Find($"history.{action}") ?? action;

    /// <summary>Every field that was changed, with what it was and what it became.</summary>
    public IReadOnlyList<DiffLine> Of(JournalRow row) => Read(row, changes => changes.Where(c => !IsStamp(c.Name) && !IsHidden(c.Name)).Select(change =>
    {
        var field = overlay.Find(definition, change.Name);
        return new DiffLine(field?.Label ?? change.Name, Shown(field, change.Value[0]), Shown(field, change.Value[1]));
    }).ToList()) ?? [];

    /// <summary>For every field what it was and what it became, as the journal has it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<JsonElement>> Values(JournalRow row) =>
        Read(row, changes => changes.Where(c => !IsStamp(c.Name) && !IsHidden(c.Name)).ToDictionary(c => c.Name, c => (IReadOnlyList<JsonElement>)[Told(c, 0), Told(c, 1)]))
        ?? new Dictionary<string, IReadOnlyList<JsonElement>>();

    /// <summary>Whether nothing but what is hidden was changed.</summary>
    public bool IsHidden(JournalRow row) => Read(row, changes => changes.Any(c => IsHidden(c.Name)) && changes.All(c => IsHidden(c.Name)));

    /// <summary>Whether whoever looks could have typed the change, and may so take it back: every field of it is theirs to write.</summary>
    public bool CanUndo(JournalRow row) => row.ErasedBy is null && Read(row, changes =>
        changes.Select(c => c.Name).Except(JournalRow.Stamps).ToList() is { Count: > 0 } names && names.All(name => overlay.Find(definition, name) is { IsEditable: true })
        && !changes.Any(c => c.NameEquals("deletedAt")));

    private static T? Read<T>(JournalRow row, Func<List<JsonProperty>, T> read)
    {
        if (row.Changes is null)
            return default;
        using var changes = JsonDocument.Parse(row.Changes);
        return read([.. changes.RootElement.EnumerateObject()]);
    }

    /// <summary>Whether a field is there, but not for whoever looks.</summary>
    private bool IsHidden(string name) => overlay.Find(definition, name) is null && (definition.Find(name) is not null || overlay.AddedTo(definition).Any(f => f.Name == name));

    /// <summary>A member's team is a field of theirs; a customer's follows from the owner.</summary>
    private bool IsStamp(string name) => JournalRow.Stamps.Contains(name) && definition.Find(name) is not { IsWritable: true };

    /// <summary>What is kept locked is told masked.</summary>
    private JsonElement Told(JsonProperty change, int side) => change.Value[side] is { ValueKind: JsonValueKind.String } kept && definition.Find(change.Name)?.Type is SecretType type
        ? JsonSerializer.SerializeToElement(type.Format(type.ReadKept(kept)))
        : change.Value[side].Clone();

    private static string Shown(Field? field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return "";
        try
        {
            return field is null ? value.ToString() : field.Type.Format(field.Type.ReadKept(value));
        }
        catch (UnreadableValue)
        {
            return value.ToString();
        }
    }
}
