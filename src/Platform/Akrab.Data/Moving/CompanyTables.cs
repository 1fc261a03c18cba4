using System.Data.Common;
using Akrab.Data.Backup;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Akrab.Data.Moving;

/// <summary>What belongs to one company: every table with a tenant, the company's own row, and the logins of its members.</summary>
internal sealed class CompanyTables(AkrabDb db)
{
    public const string TenantColumn = "tenant_id";

    public string Companies { get; } = db.Model.FindEntityType(typeof(Tenant))!.GetTableName()!;

    public string Logins { get; } = db.Model.FindEntityType(typeof(User))!.GetTableName()!;

    public string Contents { get; } = db.Model.FindEntityType(typeof(Rows.StoredFileRow))!.GetTableName()!;

    /// <summary>Whether <c>user</c> is the id of a login there, and not a name on a mail server.</summary>
    public bool HasLogins(string table) => table == db.Model.FindEntityType(typeof(Member))!.GetTableName() || table == db.Model.FindEntityType(typeof(ApiToken))!.GetTableName();

    /// <summary>In an order in which a row's links are there before it.</summary>
    public IReadOnlyList<PortableTable> All => [.. PortableTable.All(db, withKeys: false).Where(t => t.Name == Companies || t.Name == Logins || IsOfCompanies(t))];

    /// <summary>The tables of which one company has rows.</summary>
    public static bool IsOfCompanies(PortableTable table) => table.Columns.Any(c => c.Name == TenantColumn);

    /// <summary>The condition that a row is this company's, with its id as the only value.</summary>
    public string Condition(PortableTable table) =>
        table.Name == Companies ? "id = $1"
        : table.Name == Logins ? $"id IN (SELECT \"user\" FROM members WHERE {TenantColumn} = $1 UNION SELECT \"user\" FROM api_tokens WHERE {TenantColumn} = $1)"
        : $"{TenantColumn} = $1";

    public DbParameter Value(TenantId tenant) => db.IsPostgres ? new NpgsqlParameter { Value = tenant.Value } : new SqliteParameter("$1", tenant.Value.ToByteArray(bigEndian: true));

    /// <summary>The name of a sealed column and of the one that says whether it is.</summary>
    public (string Table, string Column, (string Column, string Value)? OnlyWhere) NamesOf(SealedColumn column)
    {
        var row = db.Model.FindEntityType(column.Row)!;
        return (row.GetTableName()!, row.FindProperty(column.Property)!.GetColumnName(), column.OnlyWhere is var (only, value) ? (row.FindProperty(only)!.GetColumnName(), value) : null);
    }
}
