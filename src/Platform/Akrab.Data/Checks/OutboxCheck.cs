using System.Text.Json;

namespace Akrab.Data.Checks;

/// <summary>Events on their way are known, readable, and not ahead of their record.</summary>
internal sealed class OutboxCheck : ICheck
{
    public string Name => "outbox";

    public async Task Look(CheckRoom room, CancellationToken stop)
    {
        await foreach (var row in room.Ask("SELECT tenant_id, id, event, body FROM outboxes WHERE state <> 'delivered'", stop))
        {
            var (tenant, id, name) = (CheckRoom.IdOf(row.GetValue(0)), CheckRoom.IdOf(row.GetValue(1)), row.GetString(2));
            if (!room.Registry.Events.ContainsKey(name))
                room.Broken($"the event '{name}' is not known", tenant, id);
            if (!IsJson(row.GetString(3)))
                room.Broken($"the event '{name}' cannot be read", tenant, id);
        }

        await room.BrokenWhere("the event is ahead of its record",
            "SELECT o.tenant_id, o.id FROM outboxes o WHERE o.state <> 'delivered' AND NOT EXISTS (SELECT 1 FROM journals j WHERE j.tenant_id = o.tenant_id AND j.record = o.record AND j.version >= o.record_version)", stop);
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var read = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
