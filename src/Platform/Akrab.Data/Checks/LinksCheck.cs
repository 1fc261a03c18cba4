using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Akrab.Data.Checks;

/// <summary>Every link resolves, within its tenant; logins of members and tokens exist.</summary>
internal sealed class LinksCheck : ICheck
{
    public string Name => "links";

    public async Task Look(CheckRoom room, CancellationToken stop)
    {
        foreach (var table in room.Db.Model.GetRelationalModel().Tables)
            foreach (var link in table.ForeignKeyConstraints)
                await Resolve(room, table, link, stop);

        foreach (var table in (string[])["members", "api_tokens"])
            await room.BrokenWhere($"{table}: the login does not exist",
                $"SELECT x.tenant_id, x.id FROM {table} x WHERE x.\"user\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id = x.\"user\")", stop);
    }

    private static async Task Resolve(CheckRoom room, ITable table, IForeignKeyConstraint link, CancellationToken stop)
    {
        var filled = string.Join(" AND ", link.Columns.Select(c => $"x.\"{c.Name}\" IS NOT NULL"));
        var same = string.Join(" AND ", link.Columns.Zip(link.PrincipalColumns, (from, to) => $"y.\"{to.Name}\" = x.\"{from.Name}\""));
        var tenant = table.FindColumn("tenant_id") is null ? "NULL" : "x.tenant_id";
        var record = table.FindColumn("id") is { StoreType: "uuid" or "BLOB" } ? "x.id" : "NULL";
        await room.BrokenWhere($"{table.Name}: {link.Columns[^1].Name} points to nothing in {link.PrincipalTable.Name}",
            $"SELECT {tenant}, {record} FROM \"{table.Name}\" x WHERE {filled} AND NOT EXISTS (SELECT 1 FROM \"{link.PrincipalTable.Name}\" y WHERE {same})", stop);
    }
}
