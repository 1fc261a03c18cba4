using System.Security.Cryptography;
using System.Text;
using Akrab.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Walls;

/// <summary>
/// The walls between companies in PostgreSQL: a policy on every table that has a tenant, which holds for the owner of the tables too. Search texts have
/// none: PostgreSQL does not let an index answer <c>LIKE</c> below a policy. What a search finds is looked up in tables that have one.
/// </summary>
internal static class TenantWalls
{
    private const string Column = "tenant_id";

    /// <summary>
    /// Where nothing was told, no row is. The setting is read once for a question, not for each row; CASE, because the planner takes a plain
    /// comparison for one more condition and expects too few rows. Both questions of it must be answerable at any time: where two write the same row,
    /// PostgreSQL answers them both before it looks at the row anew.
    /// </summary>
    private const string Condition = $"CASE WHEN (SELECT current_setting('{Sight.Setting}', true) = 'everywhere') THEN true ELSE {Column} = (SELECT nullif(nullif(current_setting('{Sight.Setting}', true), ''), 'everywhere')::uuid) END";

    /// <summary>What the policy of this condition is called.</summary>
    public static readonly string Policy = $"akrab_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Condition)))[..8]}";

    /// <summary>The tables of the model that hold rows of companies.</summary>
    public static IReadOnlyList<string> Tables(AkrabDb db) =>
        [.. db.Model.GetRelationalModel().Tables.Where(t => t.FindColumn(Column) is not null).Select(t => t.Name).Order(StringComparer.Ordinal)];

    /// <summary>The statements that put up the wall of a table.</summary>
    public static IReadOnlyList<string> Build(string table) =>
    [
        $"ALTER TABLE \"{table}\" ENABLE ROW LEVEL SECURITY",
        $"ALTER TABLE \"{table}\" FORCE ROW LEVEL SECURITY",
        $"DROP POLICY IF EXISTS {Policy} ON \"{table}\"",
        $"CREATE POLICY {Policy} ON \"{table}\" USING ({Condition})",
    ];

    /// <summary>Tables of the database that have a tenant, with what guards them.</summary>
    public const string Standing = $"""
        SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity, coalesce((SELECT string_agg(p.polname, ',' ORDER BY p.polname) FROM pg_policy p WHERE p.polrelid = c.oid), '')
        FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
        AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = '{Column}' AND NOT a.attisdropped)
        """;

    /// <summary>Whether walls do not hold for whoever is connected.</summary>
    public const string IsAbove = "SELECT rolsuper OR rolbypassrls AS \"Value\" FROM pg_roles WHERE rolname = current_user";

    /// <summary>What to do about a role for whom they do not hold.</summary>
    public const string Advice = "PostgreSQL does not keep companies apart for this role, because it is a superuser or has BYPASSRLS: "
        + "make a plain role (createuser akrab --pwprompt), give it the database (ALTER DATABASE … OWNER TO akrab) and its tables (REASSIGN OWNED), and name it in AKRAB_DATABASE";
}
