using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Api;

/// <summary>Forget the calls that can no longer be repeated.</summary>
internal sealed record ForgetReceipts;

/// <summary>Clears away receipts that have expired, some at a time.</summary>
internal sealed class ForgettingReceipts(AkrabDb db, TimeProvider time) : IJob<ForgetReceipts>
{
    private const int Slice = 500;

    public async Task<object?> Run(ForgetReceipts input, RunningJob job, CancellationToken stop)
    {
        var (forgotten, before) = (0, time.Now() - Receipts.Kept);
        while (await db.Set<AnsweredCallRow>().Where(r => r.At < before).Take(Slice).ToListAsync(stop) is { Count: > 0 } expired)
        {
            db.RemoveRange(expired);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            job.Report(forgotten += expired.Count, null);
        }

        return new { forgotten };
    }
}
