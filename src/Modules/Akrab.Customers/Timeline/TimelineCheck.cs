using Akrab.Data.Checks;

namespace Akrab.Customers.Timeline;

/// <summary>Every interaction stands on the timeline of its party at its moment, and nothing else stands there; people work at organisations.</summary>
internal sealed class TimelineCheck : ICheck
{
    public string Name => "timeline";

    public async Task Look(CheckRoom room, CancellationToken stop)
    {
        await room.BrokenWhere("an interaction is missing on its party's timeline",
            "SELECT i.tenant_id, i.id FROM interactions i WHERE i.deleted_at IS NULL AND NOT EXISTS "
            + "(SELECT 1 FROM interaction_parties p WHERE p.tenant_id = i.tenant_id AND p.party = i.party AND p.at = i.at AND p.interaction = i.id)", stop);
        await room.BrokenWhere("a timeline holds an interaction that is not there at that moment",
            "SELECT p.tenant_id, p.interaction FROM interaction_parties p WHERE NOT EXISTS "
            + "(SELECT 1 FROM interactions i WHERE i.tenant_id = p.tenant_id AND i.id = p.interaction AND i.at = p.at AND i.deleted_at IS NULL)", stop);
        await room.BrokenWhere("a person works at something that is no organisation",
            "SELECT p.tenant_id, p.id FROM parties p JOIN parties o ON o.tenant_id = p.tenant_id AND o.id = p.organisation WHERE o.kind <> 'organisation'", stop);
    }
}
