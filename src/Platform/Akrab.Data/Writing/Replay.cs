using System.Text.Json;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Data.Writing;

/// <summary>Reads the change journal backwards: a record as it was before a change. Undo, rollback and "as it was" all come here.</summary>
public static class Replay
{
    private static readonly MomentType Moment = new();

    /// <summary>The record as it was before these changes, which are given newest first.</summary>
    public static Entity Before(EntityDefinition definition, Entity record, IEnumerable<JournalRow> newestFirst)
    {
        var earlier = record.Copy();
        foreach (var row in newestFirst)
            if (row.Changes is { } changes)
                Undo(definition, earlier, changes);
        return earlier;
    }

    /// <summary>The record as it is, put into the bin at this moment.</summary>
    public static Entity Binned(Entity record, DateTimeOffset at)
    {
        var binned = record.Copy();
        binned.DeletedAt = at;
        return binned;
    }

    private static void Undo(EntityDefinition definition, Entity record, string changes)
    {
        using var json = JsonDocument.Parse(changes);
        foreach (var change in json.RootElement.EnumerateObject())
        {
            var before = change.Value[0];
            if (change.NameEquals("deletedAt"))
                record.DeletedAt = (DateTimeOffset?)Value(Moment, before);
            else if (change.NameEquals("updatedAt"))
                record.UpdatedAt = (DateTimeOffset)Value(Moment, before)!;
            else if (change.NameEquals("team"))
                OwnersTeams.Put(definition, record, before.ValueKind == JsonValueKind.Null ? null : new TeamId(before.GetGuid()));
            else if (definition.Find(change.Name) is { } field)
                field.Set(record, Value(field.Type, before));
            else
                record.Custom = record.Custom.With(change.Name, before.ValueKind == JsonValueKind.Null ? null : before);
        }
    }

    private static object? Value(FieldType type, JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : type.ReadKept(json);
}
