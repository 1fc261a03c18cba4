using System.Reflection;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Sealing;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Akrab.Data.Erasing;

/// <summary>Finds, in every column of text that the model has, what names or belongs to somebody; a new table or column needs no line here.</summary>
internal sealed class Redaction(AkrabDb db, Lookup lookup, Traces traces)
{
    /// <summary>Proofs; what follows from records and is written with them; a stored file's name, which says whose it is only beside its record.</summary>
    private static readonly Type[] Apart = [typeof(ErasureRow), typeof(FieldValueRow), typeof(SealRow)];

    private static readonly MethodInfo Finding = typeof(Redaction).GetMethod(nameof(Found), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly MethodInfo Cloning = typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>Tables of records, by their root.</summary>
    public static IEnumerable<IEntityType> RecordTables(AkrabDb db) => Tables(db).Where(t => typeof(Entity).IsAssignableFrom(t.ClrType));

    /// <summary>Tables of the platform's and the modules' own rows.</summary>
    public static IEnumerable<IEntityType> RowTables(AkrabDb db) => Tables(db).Where(t => typeof(TenantRow).IsAssignableFrom(t.ClrType) && !Apart.Contains(t.ClrType));

    /// <summary>The columns of a table in which somebody may be named.</summary>
    public static IReadOnlyList<IProperty> TextColumns(IEntityType table) =>
        [.. table.GetDerivedTypesInclusive().SelectMany(t => t.GetProperties()).Where(p => p.PropertyInfo is not null && IsText(p)).DistinctBy(p => p.GetColumnName())];

    /// <summary>Records that name them, as they are and without the name.</summary>
    public async Task<IReadOnlyList<Change>> Records(IEntityType table, IReadOnlySet<Guid> but, CancellationToken stop)
    {
        if (traces.IsEmpty || TextColumns(table) is not { Count: > 0 } columns)
            return [];
        List<Change> changes = [];
        List<Guid> ids = [.. (await Ids(table, columns, stop)).Where(id => !but.Contains(id))];
        List<Entity> records = [];
        foreach (var definition in db.Registry.Entities.Where(e => Registry.RootOf(e.ClrType) == table.ClrType))
            foreach (var some in ids.Chunk(500))
                records.AddRange(await lookup.AllRecords(definition, some, stop));
        foreach (var record in records)
        {
            var definition = db.Registry.Get(record.GetType());
            var without = Without(definition, record);
            if (TableShape.Of(db.Model, definition.ClrType, db.Registry).UpdateOf(record, without) is not null)
                changes.Add(new Change(definition, record, without) { Action = Change.Erasure });
        }

        return changes;
    }

    /// <summary>Rows that name them, as they are and without the name.</summary>
    public async Task<IReadOnlyList<(TenantRow Before, TenantRow After)>> Naming(IEntityType table, CancellationToken stop)
    {
        List<IProperty> columns = [.. TextColumns(table).Where(p => !p.IsPrimaryKey() && p.ClrType == typeof(string))];
        if (traces.IsEmpty || columns.Count == 0)
            return [];
        List<(TenantRow, TenantRow)> found = [];
        foreach (var row in (await Rows(table, columns, stop)).Cast<TenantRow>())
        {
            var after = (TenantRow)Cloning.Invoke(row, null)!;
            var isNamed = false;
            foreach (var member in columns.Select(c => c.PropertyInfo!))
                if (member.GetValue(row) is string text && traces.In(text))
                {
                    Set(member, after, traces.Without(text));
                    isNamed = true;
                }

            if (isNamed)
                found.Add((row, after));
        }

        return found;
    }

    /// <summary>Rows that point at one of these records.</summary>
    public async Task<IReadOnlyList<TenantRow>> Pointing(IEntityType table, IReadOnlyCollection<Guid> ids, IReadOnlySet<Type> idTypes, CancellationToken stop)
    {
        var columns = table.GetProperties().Where(p => p.PropertyInfo is { } member && (Bare(member.PropertyType) == typeof(Guid) || idTypes.Contains(Bare(member.PropertyType)))).Select(p => p.GetColumnName()).ToList();
        if (columns.Count == 0 || typeof(SealedRow).IsAssignableFrom(table.ClrType))
            return [];
        Dictionary<object, TenantRow> found = [];
        foreach (var some in ids.Chunk(100))
        {
            List<object> values = [Id(db.CurrentTenant.Value), .. some.Select(Id)];
            var places = string.Join(", ", some.Select((_, i) => $"{{{i + 1}}}"));
            var rows = await Read(table, $"SELECT * FROM \"{table.GetTableName()}\" WHERE tenant_id = {{0}} AND ({string.Join(" OR ", columns.Select(c => $"\"{c}\" IN ({places})"))})", values, stop);
            foreach (var row in rows.Cast<TenantRow>())
                found.TryAdd(string.Join('/', table.FindPrimaryKey()!.Properties.Select(p => p.PropertyInfo!.GetValue(row))), row);
        }

        return [.. found.Values];
    }

    private async Task<IEnumerable<Guid>> Ids(IEntityType table, IReadOnlyList<IProperty> columns, CancellationToken stop)
    {
        List<object> values = [Id(db.CurrentTenant.Value)];
        var condition = traces.Condition(db.IsPostgres, columns.Select(c => c.GetColumnName()), values);
        var sql = $"SELECT id AS \"Value\" FROM \"{table.GetTableName()}\" WHERE tenant_id = {{0}} AND ({condition})";
        return db.IsPostgres
            ? await db.Database.SqlQueryRaw<Guid>(sql, [.. values]).ToListAsync(stop)
            : (await db.Database.SqlQueryRaw<byte[]>(sql, [.. values]).ToListAsync(stop)).Select(id => new Guid(id, bigEndian: true));
    }

    private async Task<IReadOnlyList<object>> Rows(IEntityType table, IReadOnlyList<IProperty> columns, CancellationToken stop)
    {
        List<object> values = [Id(db.CurrentTenant.Value)];
        var condition = traces.Condition(db.IsPostgres, columns.Select(c => c.GetColumnName()), values);
        return await Read(table, $"SELECT * FROM \"{table.GetTableName()}\" WHERE tenant_id = {{0}} AND ({condition})", values, stop);
    }

    private Task<IReadOnlyList<object>> Read(IEntityType table, string sql, List<object> values, CancellationToken stop) =>
        (Task<IReadOnlyList<object>>)Finding.MakeGenericMethod(table.ClrType).Invoke(null, [db, sql, values.ToArray(), stop])!;

    private static async Task<IReadOnlyList<object>> Found<T>(AkrabDb db, string sql, object[] values, CancellationToken stop) where T : class =>
        [.. await db.Set<T>().FromSqlRaw(sql, values).IgnoreQueryFilters().AsNoTracking().ToListAsync(stop)];

    private Entity Without(EntityDefinition definition, Entity record)
    {
        var after = record.Copy();
        foreach (var member in Shell.Members(db.Model, definition))
            if (Without(member.GetValue(record)) is { } changed)
                member.SetMethod!.Invoke(after, [changed]);
        if (traces.In(record.Custom.ToJson()))
            after.Custom = CustomValues.FromJson(traces.Without(record.Custom.ToJson()));
        return after;
    }

    /// <summary>The value without the name; null where it does not name them.</summary>
    private object? Without(object? value) => value switch
    {
        string text when traces.In(text) => traces.Without(text),
        TextSet set when set.Items.Any(traces.In) => TextSet.Of(set.Items.Select(traces.Without)),
        Points<PhonePoint> points when traces.In(points.ToJson()) => Points<PhonePoint>.Of(points.Items.Where(p => !traces.In(p.Typed) && !traces.In(p.Number ?? ""))),
        Points<EmailPoint> points when traces.In(points.ToJson()) => Points<EmailPoint>.Of(points.Items.Where(p => !traces.In(p.Address))),
        Points<AddressPoint> points when traces.In(points.ToJson()) => Points<AddressPoint>.FromJson(traces.Without(points.ToJson())),
        Lines lines when traces.In(lines.ToJson()) => Lines.FromJson(traces.Without(lines.ToJson())),
        _ => null,
    };

    private object Id(Guid id) => db.IsPostgres ? id : id.ToByteArray(bigEndian: true);

    private static bool IsText(IProperty property) => (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string) && !Bare(property.ClrType).IsEnum;

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static void Set(PropertyInfo member, object row, string text) => member.DeclaringType!.GetProperty(member.Name)!.SetMethod!.Invoke(row, [text]);

    private static IEnumerable<IEntityType> Tables(AkrabDb db) =>
        db.Model.GetEntityTypes().Where(t => t.BaseType is null && t.GetTableName() is not null && t.GetViewName() is null && !t.ClrType.IsGenericType && t.FindPrimaryKey() is not null && !t.IsMappedToJson());
}
