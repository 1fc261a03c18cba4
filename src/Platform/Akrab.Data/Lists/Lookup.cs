using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Akrab.Data.Lists;

/// <summary>Finds many records at once: one question for a whole batch of ids, findable values or texts, never one per row.</summary>
public sealed class Lookup(AkrabDb db)
{
    /// <summary>So many records at most are given for one value; a number shared by more identifies nobody.</summary>
    private const int MostPerKey = 50;

    /// <summary>Which records hold which of these values; the oldest first. Whether the actor may see them is not asked here.</summary>
    public Task<ILookup<string, Guid>> ByKeys(Field field, IReadOnlyCollection<string> keys, CancellationToken stop) =>
        Ask("field_values", "record", "text_key", "field = $4", keys, field.KeyedName, stop);

    /// <summary>Which records have a name that sounds like one of these, as <see cref="NameKey"/> has it; the oldest first. Whether the actor may see them is not asked here.</summary>
    public Task<ILookup<string, Guid>> ByNameKeys(EntityDefinition definition, IReadOnlyCollection<string> keys, CancellationToken stop)
    {
        var table = db.Model.FindEntityType(definition.ClrType)!;
        var kind = table.FindDiscriminatorProperty() is null ? "" : $"kind = '{definition.Name}' AND ";
        return Ask(table.GetTableName()!, "id", table.FindProperty(ModelMaker.AlikeColumn(definition.Title))!.GetColumnName(), kind + "deleted_at IS NULL", keys, null, stop);
    }

    /// <summary>One index seek for each value, whatever the planner knows of the table.</summary>
    private async Task<ILookup<string, Guid>> Ask(string table, string record, string column, string condition, IReadOnlyCollection<string> keys, string? field, CancellationToken stop)
    {
        if (keys.Count == 0)
            return Enumerable.Empty<(string Key, Guid Record)>().ToLookup(f => f.Key, f => f.Record);

        List<(string Key, Guid Record)> found = [];
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await using var command = db.IsPostgres
                ? Postgres($"SELECT k.key, v.record FROM unnest($2) AS k(key) CROSS JOIN LATERAL (SELECT {record} AS record FROM {table} WHERE tenant_id = $1 AND {condition} AND {column} = k.key ORDER BY {record} LIMIT $3) v", keys, field)
                : Sqlite($"SELECT k.value, v.{record} FROM json_each($2) k CROSS JOIN {table} v WHERE v.rowid IN (SELECT rowid FROM {table} WHERE tenant_id = $1 AND {condition} AND {column} = k.value ORDER BY {record} LIMIT $3) ORDER BY v.{record}", keys, field);
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
                found.Add((reader.GetString(0), db.IsPostgres ? reader.GetGuid(1) : new Guid((byte[])reader.GetValue(1), true)));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return found.ToLookup(f => f.Key, f => f.Record);
    }

    /// <summary>The records whose indexed text equals one of these folded texts; those the actor may see, the oldest first.</summary>
    public async Task<ILookup<string, Guid>> ByText<T>(Definition<T> definition, MemberField field, IReadOnlyCollection<string> folded, CancellationToken stop) where T : Entity
    {
        if (folded.Count == 0)
            return Enumerable.Empty<(string Key, Guid Id)>().ToLookup(f => f.Key, f => f.Id);

        var read = typeof(Lookup).GetMethod(nameof(Texts), BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(typeof(T), definition.IdType);
        var rows = await (Task<List<(string Key, Guid Id)>>)read.Invoke(this, [ModelMaker.KeyColumn(field), folded, stop])!;
        return rows.OrderBy(r => r.Id).ToLookup(r => r.Key, r => r.Id);
    }

    private async Task<List<(string Key, Guid Id)>> Texts<T, TId>(string column, IReadOnlyCollection<string> folded, CancellationToken stop)
        where T : Entity where TId : struct, IEntityId<TId>
    {
        var rows = await db.Set<T>().AsNoTracking().Where(e => folded.Contains(EF.Property<string>(e, column)))
            .Select(e => new { Key = EF.Property<string>(e, column), Id = EF.Property<TId>(e, "Id") }).ToListAsync(stop);
        return [.. rows.Select(r => (r.Key, r.Id.Value))];
    }

    /// <summary>The records whose indexed field has this value; those the actor may see, so many at most.</summary>
    public Task<List<T>> ByValue<T>(MemberField field, object value, CancellationToken stop) where T : Entity
    {
        var row = Expression.Parameter(typeof(T), "row");
        var member = Replace.In(field.Member, row);
        var same = Expression.Equal(member, Held.Value(value, member.Type));
        return db.Set<T>().AsNoTracking().Where(Expression.Lambda<Func<T, bool>>(same, row)).Take(MostPerKey).ToListAsync(stop);
    }

    /// <summary>The records that link to one of these; those the actor may see.</summary>
    public async Task<IReadOnlyList<Guid>> LinkedTo<T>(Definition<T> definition, MemberField link, IReadOnlyCollection<Guid> targets, CancellationToken stop) where T : Entity
    {
        if (targets.Count == 0)
            return [];

        var row = Expression.Parameter(typeof(T), "row");
        var linked = Expression.Lambda<Func<T, bool>>(IdOf.Contains(Replace.In(link.Member, row), link.Type.ClrType, targets), row);
        return [.. (await db.Set<T>().AsNoTracking().Where(linked).ToListAsync(stop)).Select(r => r.Key)];
    }

    /// <summary>The records of these ids that the actor may see.</summary>
    public async Task<IReadOnlyDictionary<Guid, T>> Records<T>(Definition<T> definition, IReadOnlyCollection<Guid> ids, CancellationToken stop) where T : Entity
    {
        Dictionary<Guid, T> records = [];
        foreach (var some in ids.Distinct().Chunk(500))
        {
            var within = db.Set<T>().AsNoTracking().Where(IdOf.Within<T>(definition.IdType, some));
            foreach (var record in await within.ToListAsync(stop))
                records[record.Key] = record;
        }

        return records;
    }

    /// <summary>The same, all of each, to be written.</summary>
    public async Task<IReadOnlyDictionary<Guid, T>> WholeRecords<T>(Definition<T> definition, IReadOnlyCollection<Guid> ids, CancellationToken stop) where T : Entity
    {
        using var whole = db.Whole();
        return await Records(definition, ids, stop);
    }

    /// <summary>Which of these lie in the bin, among those the actor may see.</summary>
    public async Task<IReadOnlyList<Guid>> Binned<T>(Definition<T> definition, IReadOnlyCollection<Guid> ids, CancellationToken stop) where T : Entity =>
        ids.Count == 0 ? [] : [.. (await db.Binned<T>().AsNoTracking().Where(IdOf.Within<T>(definition.IdType, ids)).ToListAsync(stop)).Select(r => r.Key)];

    /// <summary>The records of these ids, whoever may see them and all of them, those in the bin too: for putting things back.</summary>
    public Task<List<Entity>> AllRecords(EntityDefinition definition, IReadOnlyCollection<Guid> ids, CancellationToken stop) => definition.Accept(new All(this, ids, stop));

    private async Task<List<T>> AllRecords<T>(Definition<T> definition, IReadOnlyCollection<Guid> ids, CancellationToken stop) where T : Entity
    {
        using var whole = db.Whole();
        return await db.Set<T>().IgnoreQueryFilters(["rows", "deleted"]).AsNoTracking().Where(IdOf.Within<T>(definition.IdType, ids)).ToListAsync(stop);
    }

    private sealed class All(Lookup lookup, IReadOnlyCollection<Guid> ids, CancellationToken stop) : IEntityVisitor<Task<List<Entity>>>
    {
        public async Task<List<Entity>> Visit<T>(Definition<T> definition) where T : Entity => [.. await lookup.AllRecords(definition, ids, stop)];
    }

    private DbCommand Postgres(string sql, IReadOnlyCollection<string> keys, string? field)
    {
        var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new NpgsqlParameter { Value = db.CurrentTenant.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = keys.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = MostPerKey });
        if (field is not null)
            command.Parameters.Add(new NpgsqlParameter { Value = field });
        return command;
    }

    private DbCommand Sqlite(string sql, IReadOnlyCollection<string> keys, string? field)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in ((string, object?)[])[("$1", db.CurrentTenant.Value.ToByteArray(true)), ("$2", JsonSerializer.Serialize(keys)), ("$3", MostPerKey), ("$4", field)])
        {
            if (value is null)
                continue;
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
