using System.Text.Json;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Data.Merging;

/// <summary>Takes back what a merge did to one record, except what somebody changed since.</summary>
internal static class Parting
{
    private static readonly MomentType Moment = new();
    private static readonly LinkType Team = LinkType.To<TeamId>();

    /// <param name="changes">The merge's line of the journal: <c>{field: [before, after]}</c>.</param>
    public static void Undo(EntityDefinition definition, Entity record, string changes)
    {
        using var json = JsonDocument.Parse(changes);
        var now = record.Copy();
        foreach (var change in json.RootElement.EnumerateObject().OrderBy(c => definition.Find(c.Name)?.Type.IsMany == true))
        {
            var (before, after) = (change.Value[0], change.Value[1]);
            if (change.NameEquals("deletedAt"))
                record.DeletedAt = Equals(now.DeletedAt, Value(Moment, after)) ? (DateTimeOffset?)Value(Moment, before) : now.DeletedAt;
            else if (change.NameEquals("team"))
                PutTeam(definition, record, now, before, after);
            else if (definition.Find(change.Name) is { } field)
                field.Set(record, Left(field.Type, field.Get(now), Value(field.Type, before), Value(field.Type, after)));
            else if (!change.NameEquals("updatedAt") && now.Custom[change.Name]?.GetRawText() == after.GetRawText())
                record.Custom = record.Custom.With(change.Name, before.ValueKind == JsonValueKind.Null ? null : before.Clone());
        }
    }

    private static object? Left(FieldType type, object? now, object? before, object? after) =>
        Equals(now, after) ? before : Combining.Without(type, now, before, after);

    private static void PutTeam(EntityDefinition definition, Entity record, Entity now, JsonElement before, JsonElement after)
    {
        if (Equals(((IOwned)now).Team, Value(Team, after)))
            OwnersTeams.Put(definition, record, (TeamId?)Value(Team, before));
    }

    private static object? Value(FieldType type, JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : type.ReadKept(json);
}
