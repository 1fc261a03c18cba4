using System.Data.Common;
using System.Runtime.CompilerServices;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Checks;

/// <summary>What a check works with: questions to the whole database across tenants, and a place to tell what is broken.</summary>
public sealed class CheckRoom(AkrabDb db, IServiceProvider services)
{
    /// <summary>More of one kind are counted, not listed.</summary>
    private const int Listed = 50;

    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, long> _counts = [];
    private string _check = "";

    public Registry Registry => db.Registry;

    public IServiceProvider Services => services;

    internal AkrabDb Db => db;

    internal void Begin(string check)
    {
        _check = check;
        _counts.TryAdd(check, 0);
    }

    internal CheckReport Report => new(_counts, _findings);

    /// <summary>Tells of something broken.</summary>
    public void Broken(string what, Guid? tenant = null, Guid? record = null)
    {
        if (++_counts[_check] <= Listed)
            _findings.Add(new Finding(_check, what, tenant, record));
    }

    /// <summary>Tells of every row the question finds; its first two columns are tenant and record.</summary>
    public async Task BrokenWhere(string what, string sql, CancellationToken stop)
    {
        await foreach (var row in Ask(sql, stop))
            Broken(what, IdOf(row.GetValue(0)), IdOf(row.GetValue(1)));
    }

    /// <summary>The table and columns of an entity, as both databases call them.</summary>
    public (string Table, string? Kind) TableOf(EntityDefinition definition)
    {
        var type = db.Model.FindEntityType(definition.ClrType)!;
        return (type.GetTableName()!, type.GetDiscriminatorValue() as string);
    }

    internal string ColumnOf(EntityDefinition definition, MemberField field) => db.Model.FindEntityType(definition.ClrType)!.FindProperty(field.MemberName)!.GetColumnName();

    internal async IAsyncEnumerable<DbDataReader> Ask(string sql, [EnumeratorCancellation] CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            command.CommandTimeout = 0;
            await using var rows = await command.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop))
                yield return rows;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    internal static Guid? IdOf(object value) => value switch
    {
        Guid id => id,
        byte[] bytes => new Guid(bytes, bigEndian: true),
        _ => null,
    };

    internal async Task<IReadOnlyList<TenantId>> Tenants(CancellationToken stop) => await db.Tenants.OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(stop);
}
