using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Automation.Outbox;

/// <summary>Forget the events that were delivered long ago.</summary>
internal sealed record ForgetEvents;

/// <summary>Clears away delivered events and the receipts of their handlers, some at a time. What waits or has failed stays, with its receipts.</summary>
internal sealed class ForgettingEvents(AkrabDb db, TimeProvider time) : IJob<ForgetEvents>
{
    /// <summary>So long one can look up what was delivered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int Slice = 500;

    public async Task<object?> Run(ForgetEvents input, RunningJob job, CancellationToken stop)
    {
        var before = time.Now() - Kept;
        var events = await Clear(db.Set<OutboxRow>().Where(e => e.State == OutboxState.Delivered && e.At < before), job, stop);
        var receipts = await Clear(db.Set<EventReceiptRow>().Where(r => r.At < before && !db.Set<OutboxRow>().Any(e => e.Id == r.Event)), job, stop);
        return new { events, receipts };
    }

    private async Task<int> Clear<T>(IQueryable<T> old, RunningJob job, CancellationToken stop) where T : class
    {
        var gone = 0;
        while (await old.Take(Slice).ToListAsync(stop) is { Count: > 0 } rows)
        {
            db.RemoveRange(rows);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            job.Report(gone += rows.Count, null);
        }

        return gone;
    }
}
