using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;

namespace Akrab.Web.Api;

/// <summary>Forget the calls that can no longer be repeated.</summary>
internal sealed record ForgetReceipts;

/// <summary>Clears away receipts that have expired, some at a time.</summary>
internal sealed class ForgettingReceipts(AkrabDb db, TimeProvider time) : IJob<ForgetReceipts>
{
    public async Task<object?> Run(ForgetReceipts input, RunningJob job, CancellationToken stop)
    {
        var before = time.Now() - Receipts.Kept;
        return new { forgotten = await db.Clear(db.Set<AnsweredCallRow>().Where(r => r.At < before), job, stop) };
    }
}
