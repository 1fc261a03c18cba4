using Akrab.Data.Access;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Outbox;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Automation.Outbox;

/// <summary>Delivers announced events to those who handle them: at least once, the events of one record in their order.</summary>
public sealed partial class OutboxDispatcher(IServiceProvider services, OutboxQueue queue, EventHandlers handlers, Bells bells, TimeProvider time, ILogger<OutboxDispatcher> log)
    : TirelessLoop(time, log)
{
    private const int AtATime = 50, MostAttempts = 10;
    private static readonly TimeSpan ShortestNap = TimeSpan.FromMilliseconds(200), LongestNap = TimeSpan.FromSeconds(10);

    protected override async Task Turn(CancellationToken stop)
    {
        while (await DeliverDue(stop) > 0)
        {
        }

        await bells.Outbox.Wait(Until(await queue.NextDue(stop), ShortestNap, LongestNap), stop);
    }

    /// <summary>Delivers what is due now; how many events were tried.</summary>
    public async Task<int> DeliverDue(CancellationToken stop)
    {
        var taken = await queue.Take(AtATime, stop);
        foreach (var row in taken)
            await Deliver(row, stop);
        return taken.Count;
    }

    private async Task Deliver(OutboxRow row, CancellationToken stop)
    {
        try
        {
            foreach (var name in Names(row))
                await Hand(row, name, stop);
            await queue.Delivered(row);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            Undelivered(row.Event, row.Id, row.Attempts, fault);
            var reason = fault is BrokenRule broken ? broken.Rule : fault.GetType().Name;
            if (row.Attempts >= MostAttempts)
                await queue.GiveUp(row, reason);
            else
                await queue.TryAgain(row, Time.Now() + TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, row.Attempts))), reason);
        }
    }

    private IReadOnlyList<string> Names(OutboxRow row)
    {
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<Session>().Begin(Acting.System(row.TenantId));
        return [.. handlers.Of(row, scope.ServiceProvider).Select(h => h.Name)];
    }

    /// <summary>Each handler in a scope of its own; the receipt is saved with whatever it saves.</summary>
    private async Task Hand(OutboxRow row, string name, CancellationToken stop)
    {
        await using var scope = services.Begin(Acting.System(row.TenantId) with { Origin = new Origin(Door.Event) });
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        if (await db.Set<EventReceiptRow>().AnyAsync(r => r.Event == row.Id && r.Handler == name, stop))
            return;

        db.Add(new EventReceiptRow { TenantId = row.TenantId, Event = row.Id, Handler = name, At = Time.Now() });
        await handlers.Of(row, scope.ServiceProvider).First(h => h.Name == name).Handle(stop);
        await db.SaveChangesAsync(stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Event {Event} {Id} could not be delivered (attempt {Attempt})")]
    private partial void Undelivered(string @event, Guid id, int attempt, Exception fault);
}
