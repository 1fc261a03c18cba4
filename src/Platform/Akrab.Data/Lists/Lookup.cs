using System.Data.Common;
using System.Reflection;
using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Akrab.Data.Lists;

/// <summary>Finds many records at once: one question for a whole batch of ids, findable values or texts, never one per row.</summary>
public sealed class Lookup(AkrabDb db)
{
    /// <summary>So many records at most are given for one value; a number shared by more identifies nobody.</summary>
    private const int MostPerKey = 50;

    /// <summary>One index seek for each value, whatever the planner knows of the table.</summary>
    private const string PostgresSql = """
        SELECT k.text_key, v.record FROM unnest($3) AS k(text_key) CROSS JOIN LATERAL
        (SELECT record FROM field_values WHERE tenant_id = $1 AND field = $2 AND text_key = k.text_key ORDER BY record LIMIT $4) v
        """;

    private const string SqliteSql = """
        SELECT text_key, record FROM (SELECT text_key, record, row_number() OVER (PARTITION BY text_key ORDER BY record) AS place FROM field_values
        WHERE tenant_id = $1 AND field = $2 AND text_key IN (SELECT value FROM json_each($3))) found WHERE place <= $4
        """;

    /// <summary>Which records hold which of these values; the oldest first. Whether the actor may see them is not asked here.</summary>
    public async Task<ILookup<string, Guid>> ByKeys(Field field, IReadOnlyCollection<string> keys, CancellationToken stop)
    {
        List<(string Key, Guid Record)> found = [];
        if (keys.Count > 0)
        {
            await db.Database.OpenConnectionAsync(stop);
            try
            {
                await using var command = db.IsPostgres ? Postgres(field, keys) : Sqlite(field, keys);
                await using var reader = await command.ExecuteReaderAsync(stop);
                while (await reader.ReadAsync(stop))
                    found.Add((reader.GetString(0), db.IsPostgres ? reader.GetGuid(1) : new Guid((byte[])reader.GetValue(1), true)));
            }
            finally
            {
                await db.Database.CloseConnectionAsync();
            }
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

    /// <summary>The records of these ids, whoever may see them, those in the bin too: for putting things back.</summary>
    public Task<List<Entity>> AllRecords(EntityDefinition definition, IReadOnlyCollection<Guid> ids, CancellationToken stop) => definition.Accept(new All(this, ids, stop));

    private Task<List<T>> AllRecords<T>(Definition<T> definition, IReadOnlyCollection<Guid> ids, CancellationToken stop) where T : Entity =>
        db.Set<T>().IgnoreQueryFilters(["rows", "deleted"]).AsNoTracking().Where(IdOf.Within<T>(definition.IdType, ids)).ToListAsync(stop);

    private sealed class All(Lookup lookup, IReadOnlyCollection<Guid> ids, CancellationToken stop) : IEntityVisitor<Task<List<Entity>>>
    {
        public async Task<List<Entity>> Visit<T>(Definition<T> definition) where T : Entity => [.. await lookup.AllRecords(definition, ids, stop)];
    }

    private DbCommand Postgres(Field field, IReadOnlyCollection<string> keys)
    {
        var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = PostgresSql;
        command.Parameters.Add(new NpgsqlParameter { Value = db.CurrentTenant.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = field.KeyedName });
        command.Parameters.Add(new NpgsqlParameter { Value = keys.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = MostPerKey });
        return command;
    }

    private DbCommand Sqlite(Field field, IReadOnlyCollection<string> keys)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = SqliteSql;
        Add("$1", db.CurrentTenant.Value.ToByteArray(true));
        Add("$2", field.KeyedName);
        Add("$3", JsonSerializer.Serialize(keys));
        Add("$4", MostPerKey);
        return command;

        void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }
}
