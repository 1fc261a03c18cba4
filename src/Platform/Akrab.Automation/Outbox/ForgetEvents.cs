using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;

namespace Akrab.Automation.Outbox;

/// <summary>Forget the events that were delivered long ago.</summary>
internal sealed record ForgetEvents;

/// <summary>Clears away delivered events and the receipts of their handlers, some at a time. What waits or has failed stays, with its receipts.</summary>
internal sealed class ForgettingEvents(AkrabDb db, TimeProvider time) : IJob<ForgetEvents>
{
    /// <summary>So long one can look up what was delivered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<object?> Run(ForgetEvents input, RunningJob job, CancellationToken stop)
    {
        var before = time.Now() - Kept;
        var events = await db.Clear(db.Set<OutboxRow>().Where(e => e.State == OutboxState.Delivered && e.At < before), job, stop);
        var receipts = await db.Clear(db.Set<EventReceiptRow>().Where(r => r.At < before && !db.Set<OutboxRow>().Any(e => e.Id == r.Event)), job, stop);
        return new { events, receipts };
    }
}
