using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Checks;

/// <summary>Every table and index this version relies on is there, all migrations are applied, and the file itself is sound.</summary>
internal sealed class ObjectsCheck : ICheck
{
    public string Name => "objects";

    public async Task Look(CheckRoom room, CancellationToken stop)
    {
        HashSet<string> present = [];
        var sql = room.Db.IsPostgres ? "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace UNION ALL SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'" : "SELECT name FROM sqlite_master";
        await foreach (var row in room.Ask(sql, stop))
            present.Add(row.GetString(0));

        string[] derived = ["derived_objects", .. room.Db.Writer.Search.Objects(room.Registry), .. Sealing.BookGuards.Objects(room.Db)];
        var tables = room.Db.Model.GetRelationalModel().Tables;
        foreach (var name in tables.Select(t => t.Name).Concat(tables.SelectMany(t => t.Indexes).Select(i => i.Name)).Concat(derived).Distinct())
            if (!present.Contains(Kept(name, room.Db.IsPostgres)))
                room.Broken($"'{name}' is missing");

        foreach (var migration in await room.Db.Database.GetPendingMigrationsAsync(stop))
            room.Broken($"migration '{migration}' is not applied");

        if (!room.Db.IsPostgres)
            await foreach (var row in room.Ask("PRAGMA quick_check(20)", stop))
                if (row.GetString(0) is not "ok" and var damage)
                    room.Broken(damage);
    }

    /// <summary>PostgreSQL keeps 63 bytes of a name.</summary>
    private static string Kept(string name, bool isPostgres) => isPostgres && name.Length > 63 ? name[..63] : name;
}
