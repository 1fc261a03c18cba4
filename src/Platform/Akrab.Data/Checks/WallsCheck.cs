using Akrab.Data.Walls;

namespace Akrab.Data.Checks;

/// <summary>On PostgreSQL every table that has a tenant is guarded by the one policy, and whoever is connected is bound by it.</summary>
internal sealed class WallsCheck : ICheck
{
    public string Name => "walls";

    public async Task Look(CheckRoom room, CancellationToken stop)
    {
        if (!room.Db.IsPostgres)
            return;

        var wanted = TenantWalls.Tables(room.Db).ToHashSet();
        await foreach (var row in room.Ask(TenantWalls.Standing, stop))
        {
            var (table, isOn, policies) = (row.GetString(0), row.GetBoolean(1), row.GetString(2));
            if (wanted.Remove(table) && (!isOn || policies != TenantWalls.Policy))
                room.Broken($"'{table}' does not keep companies apart");
        }

        foreach (var missing in wanted)
            room.Broken($"'{missing}' is missing");
        await foreach (var row in room.Ask(TenantWalls.IsAbove, stop))
            if (row.GetBoolean(0))
                room.Broken(TenantWalls.Advice);
    }
}
