using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Notices.Telling;

/// <summary>Forget what members were told long ago.</summary>
internal sealed record ForgetNotices;

/// <summary>Clears old notices away, some at a time.</summary>
internal sealed class ForgettingNotices(AkrabDb db, TimeProvider time) : IJob<ForgetNotices>
{
    private const int Slice = 500;

    /// <summary>So long one can look up what one was told.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public async Task<object?> Run(ForgetNotices input, RunningJob job, CancellationToken stop)
    {
        var before = time.Now() - Kept;
        var gone = 0;
        while (await db.Set<NoticeRow>().AsTracking().Where(n => n.At < before).Take(Slice).ToListAsync(stop) is { Count: > 0 } rows)
        {
            db.RemoveRange(rows);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            job.Report(gone += rows.Count, null);
        }

        return new { notices = gone };
    }
}
