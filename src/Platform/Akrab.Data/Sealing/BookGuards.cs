using Akrab.Data.Model;
using Akrab.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Sealing;

/// <summary>
/// Triggers that keep books as they were written: an entry may be sealed once, and its values erased; nothing else of it changes,
/// and none goes but with its company.
/// </summary>
internal static class BookGuards
{
    private const string Refusal = "The books of Akrab are only ever added to.";

    /// <summary>A company that is being deleted takes its books along.</summary>
    private const string IsLeaving = "EXISTS (SELECT 1 FROM tenants t WHERE t.id = OLD.tenant_id AND t.is_being_erased)";

    private static readonly string[] Sealing = [Column(nameof(SealedRow.Seal))];
    private static readonly string[] Erasing = [Column(nameof(SealedRow.Salt)), Column(nameof(SealedRow.ErasedBy)), Column(nameof(SealedRow.ErasedDigest)),
        Column(nameof(JournalRow.Changes)), Column(nameof(ReadingRow.Detail))];

    /// <summary>The triggers' names.</summary>
    public static IEnumerable<string> Objects(AkrabDb db) => Tables(db).SelectMany(t => new[] { $"{t.Name}_stay", $"{t.Name}_stand" });

    /// <summary>The statements that make them, anew where they are there already.</summary>
    public static IReadOnlyList<string> Create(AkrabDb db) => db.IsPostgres
        ? [$"CREATE OR REPLACE FUNCTION akrab_stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {IsLeaving} THEN RETURN OLD; END IF; RAISE EXCEPTION '{Refusal}'; END $$", $"CREATE OR REPLACE FUNCTION akrab_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{Refusal}'; END $$", .. Tables(db).SelectMany(Postgres)]
        : [.. Tables(db).SelectMany(Sqlite)];

    public static async Task Make(AkrabDb db, CancellationToken stop)
    {
        foreach (var sql in Create(db))
            await db.Database.ExecuteSqlRawAsync(sql, stop);
    }

    private static IEnumerable<string> Postgres((string Name, string Allowed) table) =>
    [
        $"DROP TRIGGER IF EXISTS {table.Name}_stay ON {table.Name}",
        $"DROP TRIGGER IF EXISTS {table.Name}_stand ON {table.Name}",
        $"CREATE TRIGGER {table.Name}_stay BEFORE DELETE ON {table.Name} FOR EACH ROW EXECUTE FUNCTION akrab_stay()",
        $"CREATE TRIGGER {table.Name}_stand BEFORE UPDATE ON {table.Name} FOR EACH ROW WHEN (NOT ({table.Allowed})) EXECUTE FUNCTION akrab_refuse()",
    ];

    private static IEnumerable<string> Sqlite((string Name, string Allowed) table) =>
    [
        $"DROP TRIGGER IF EXISTS {table.Name}_stay",
        $"DROP TRIGGER IF EXISTS {table.Name}_stand",
        $"CREATE TRIGGER {table.Name}_stay BEFORE DELETE ON {table.Name} WHEN NOT {IsLeaving} BEGIN SELECT RAISE(ABORT, '{Refusal}'); END",
        $"CREATE TRIGGER {table.Name}_stand BEFORE UPDATE ON {table.Name} WHEN NOT ({table.Allowed}) BEGIN SELECT RAISE(ABORT, '{Refusal}'); END",
    ];

    /// <summary>The books and their seals, with what may become of a row.</summary>
    private static IEnumerable<(string Name, string Allowed)> Tables(AkrabDb db)
    {
        foreach (var book in Book.All)
        {
            var (name, columns) = TableOf(db, book.Row);
            yield return (name, $"{Same(columns.Except(Sealing))} AND OLD.seal IS NULL OR {Same(columns.Except(Erasing))} AND NEW.erased_by IS NOT NULL");
        }

        yield return (TableOf(db, typeof(SealRow)).Name, "1 = 0");
    }

    private static (string Name, string[] Columns) TableOf(AkrabDb db, Type type)
    {
        var entity = db.Model.FindEntityType(type)!;
        return (entity.GetTableName()!, [.. entity.GetProperties().Select(p => p.GetColumnName()).Order(StringComparer.Ordinal)]);
    }

    private static string Same(IEnumerable<string> columns) => string.Join(" AND ", columns.Select(c => $"NEW.\"{c}\" IS NOT DISTINCT FROM OLD.\"{c}\""));

    private static string Column(string member) => Kernel.Naming.Snake(member);
}
