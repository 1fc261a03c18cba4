using System.Buffers;
using System.Text.Json;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Data.Search;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Writing;

/// <summary>Turns changes into statements: the row, its findable values, the search text, projections, journal and outbox.</summary>
internal sealed class Recorder(AkrabDb db, DateTimeOffset now, IReadOnlyList<IProjection> projections, OwnersTeams teams, IReadOnlyDictionary<string, IReadOnlyList<CustomField>> customFields)
{
    private readonly Acting _acting = db.Acting;
    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private readonly Dictionary<EntityDefinition, Field[]> _keyed = [];

    public List<Statement> Statements { get; } = [];

    /// <summary>Whether events wait to be delivered once this is written.</summary>
    public bool HasEvents { get; private set; }

    /// <summary>From where the changes come, when that was not known yet: its row is among the statements.</summary>
    public OriginRow? NewOrigin { get; private set; }

    /// <summary>Stamps the record and adds all that its change entails.</summary>
    public void Record(Change change)
    {
        var (definition, before, after) = change;
        if (before is null)
            StampNew(after);

        if (after is IOwned owned && change.Action != Change.RollBack && (before is null || !Equals(((IOwned)before).Owner, owned.Owner)))
            teams.Follow(definition, after);

        var shape = TableShape.Of(db.Model, definition.ClrType, db.Registry);
        if (before is null)
        {
            Statements.Add(shape.InsertOf(after));
        }
        else
        {
            if (shape.UpdateOf(before, after) is null && after.Announced.Count == 0 && change.Steps.Count == 0)
                return;

            after.Version = before.Version + Math.Max(1, change.Steps.Count);
            after.UpdatedAt = change.Action == Change.RollBack ? after.UpdatedAt : now;
            Statements.Add(shape.UpdateOf(before, after)! with { Otherwise = () => new StaleVersion(definition.Name, after.Key) });
        }

        Values(definition, before, after);
        SearchRows(definition, before, after);
        Projections(change);
        Journal(change);
        Outbox(after);
        if (after is Member member && before is Member was && was.Team != member.Team)
            MoveRecords(member);
    }

    /// <summary>A member who changes the team takes the records along: which team sees a record follows from its owner alone.</summary>
    private void MoveRecords(Member member)
    {
        foreach (var root in db.Registry.Entities.Where(d => d.IsOwned).GroupBy(d => Registry.RootOf(d.ClrType)))
            Statements.Add(TableShape.Of(db.Model, root.First().ClrType, db.Registry).SetWhere(nameof(IOwned.Team), member.Team,
                [(nameof(Entity.TenantId), _acting.Tenant), (nameof(IOwned.Owner), member.Id)]));
    }

    public void Insert(object row) => Statements.Add(TableShape.Of(db.Model, row.GetType(), db.Registry).InsertOf(row));

    private void StampNew(Entity record)
    {
        if (record.TenantId != default && record.TenantId != _acting.Tenant)
            throw new InvalidOperationException("A record of another tenant cannot be written here.");
        record.TenantId = _acting.Tenant;
        record.Version = 1;
        record.CreatedAt = record.CreatedAt == default ? now : record.CreatedAt;
        record.UpdatedAt = now;
    }

    private void Values(EntityDefinition definition, Entity? before, Entity after)
    {
        foreach (var field in KeyedFields(definition))
        {
            var value = after.DeletedAt is null ? field.Get(after) : null;
            if (before is not null)
            {
                if (Equals(before.DeletedAt is null ? field.Get(before) : null, value))
                    continue;
                Statements.Add(TableShape.Of(db.Model, typeof(FieldValueRow), db.Registry).DeleteWhere(
                    [(nameof(FieldValueRow.TenantId), _acting.Tenant), (nameof(FieldValueRow.Record), after.Key), (nameof(FieldValueRow.Field), field.KeyedName)]));
            }

            foreach (var row in FieldValues.Of(field, after))
                Insert(row);
        }
    }

    private Field[] KeyedFields(EntityDefinition definition)
    {
        if (!_keyed.TryGetValue(definition, out var keyed))
            _keyed[definition] = keyed = [.. definition.Fields.Concat(customFields.GetValueOrDefault(definition.Name, [])).Where(f => f.IsKeyed)];
        return keyed;
    }

    private void SearchRows(EntityDefinition definition, Entity? before, Entity after)
    {
        if (!definition.IsSearched)
            return;

        var index = db.Writer.Search;
        if (after.DeletedAt is not null)
        {
            if (before is { DeletedAt: null })
                Statements.AddRange(index.Remove(_acting.Tenant, after.Key));
            return;
        }

        var text = SearchText.Of(definition, after);
        if (before is { DeletedAt: null } && SearchText.Of(definition, before) == text)
            return;
        Statements.AddRange(index.Put(_acting.Tenant, definition.Name, after.Key, text, before is null));
    }

    private void Projections(Change change)
    {
        if (projections.Count == 0)
            return;

        var rows = new ProjectedRows();
        foreach (var projection in projections)
            projection.Project(change, rows);

        foreach (var (type, where) in rows.Removed)
            Statements.Add(TableShape.Of(db.Model, type, db.Registry).DeleteWhere([(nameof(TenantRow.TenantId), _acting.Tenant), .. where]));
        foreach (var row in rows.Added)
        {
            ((TenantRow)row).TenantId = _acting.Tenant;
            Insert(row);
        }
    }

    private void Journal(Change change)
    {
        if (change.Steps.Count == 0)
            Journal(change, change.After.Version, change.ActionName, _acting.Source, change.Before, change.After);
        for (var i = 0; i < change.Steps.Count; i++)
            Journal(change, change.Before!.Version + i + 1, change.Steps[i].Action, change.Steps[i].Source, change.Steps[i].Before, change.Steps[i].After);
    }

    private void Journal(Change change, long version, string action, Guid? source, Entity? before, Entity after) => Insert(new JournalRow
    {
        TenantId = _acting.Tenant,
        Id = Uuid7.Next(),
        At = now,
        Actor = _acting.Member,
        Action = action,
        Entity = change.Definition.Name,
        Record = after.Key,
        Version = version,
        Source = source,
        Origin = OriginOf(),
        Changes = before is null ? null : action == Change.Erasure ? Erasing.JournalErasure.Nothing : Differences(change.Definition, before, after, hasStamps: source is not null),
    });

    private Guid? OriginOf()
    {
        if (NewOrigin is not null)
            return NewOrigin.Id;
        (var id, NewOrigin) = db.Services.GetRequiredService<KnownOrigins>().Of(_acting, now);
        if (NewOrigin is not null)
            Insert(NewOrigin);
        return id;
    }

    private string Differences(EntityDefinition definition, Entity before, Entity after, bool hasStamps)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer))
        {
            json.WriteStartObject();
            foreach (var field in definition.Fields)
                if (field is { IsAudited: true, Type: not ComputedType, Name: not "updatedAt" })
                    Difference(json, field.Name, field.Type, field.Get(before), field.Get(after));

            if (!before.Custom.Equals(after.Custom))
                foreach (var key in before.Custom.Keys.Union(after.Custom.Keys))
                    CustomDifference(json, key, before.Custom[key], after.Custom[key]);

            Difference(json, "deletedAt", Moment, before.DeletedAt, after.DeletedAt);
            if (hasStamps)
                Stamps(json, before, after);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }

    /// <summary>What no field tells, and a rollback must put back all the same.</summary>
    private static void Stamps(Utf8JsonWriter json, Entity before, Entity after)
    {
        Difference(json, "updatedAt", Moment, before.UpdatedAt, after.UpdatedAt);
        if (after is IOwned owned)
            Difference(json, "team", Team, ((IOwned)before).Team, owned.Team);
    }

    private static readonly MomentType Moment = new();
    private static readonly LinkType Team = LinkType.To<TeamId>();

    private static void Difference(Utf8JsonWriter json, string name, FieldType type, object? before, object? after)
    {
        if (Equals(before, after))
            return;

        json.WriteStartArray(name);
        Value(json, type, before);
        Value(json, type, after);
        json.WriteEndArray();
    }

    private static void Value(Utf8JsonWriter json, FieldType type, object? value)
    {
        if (value is null)
            json.WriteNullValue();
        else
            type.WriteKept(json, value);
    }

    private static void CustomDifference(Utf8JsonWriter json, string name, JsonElement? before, JsonElement? after)
    {
        if (before?.GetRawText() == after?.GetRawText())
            return;

        json.WriteStartArray(name);
        foreach (var value in (JsonElement?[])[before, after])
            if (value is { } known)
                known.WriteTo(json);
            else
                json.WriteNullValue();
        json.WriteEndArray();
    }

    private void Outbox(Entity record)
    {
        HasEvents |= record.Announced.Count > 0;
        foreach (var happened in record.Announced)
            Insert(new OutboxRow
            {
                TenantId = _acting.Tenant,
                Id = Uuid7.Next(),
                At = now,
                DueAt = now,
                Event = Kernel.Naming.Kebab(happened.GetType().Name),
                Record = record.Key,
                By = _acting.Member,
                RecordVersion = record.Version,
                Body = JsonSerializer.Serialize(happened, happened.GetType(), EventJson.Options),
            });
        record.ForgetAnnounced();
    }
}
