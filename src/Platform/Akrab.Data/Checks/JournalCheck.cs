namespace Akrab.Data.Checks;

/// <summary>The journal of every record goes from version one to the version it has, without gap or repetition.</summary>
internal sealed class JournalCheck : ICheck
{
    public string Name => "journal";

    public async Task Look(CheckRoom room, CancellationToken stop)
    {
        await room.BrokenWhere("the versions have a gap or a repetition",
            "SELECT tenant_id, record FROM journals GROUP BY tenant_id, record HAVING min(version) <> 1 OR max(version) <> count(*) OR count(DISTINCT version) <> count(*)", stop);
        await room.BrokenWhere("the entry names an origin that is not there",
            "SELECT j.tenant_id, j.record FROM journals j LEFT JOIN origins o ON o.tenant_id = j.tenant_id AND o.id = j.origin WHERE j.origin IS NOT NULL AND o.id IS NULL", stop);

        await room.BrokenWhere("the entry names an erasure that is not there",
            "SELECT j.tenant_id, j.record FROM journals j LEFT JOIN erasures e ON e.tenant_id = j.tenant_id AND e.id = j.erased_by WHERE j.erased_by IS NOT NULL AND e.id IS NULL", stop);

        foreach (var table in room.Registry.Entities.Select(e => room.TableOf(e).Table).Distinct())
            await room.BrokenWhere($"{table}: the last journalled version is not the record's",
                $"SELECT r.tenant_id, r.id FROM \"{table}\" r LEFT JOIN (SELECT tenant_id, record, max(version) AS version FROM journals GROUP BY tenant_id, record) j "
                + "ON j.tenant_id = r.tenant_id AND j.record = r.id WHERE j.version IS NULL OR j.version <> r.version", stop);
    }
}
