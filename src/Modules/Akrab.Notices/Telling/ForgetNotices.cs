using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;

namespace Akrab.Notices.Telling;

/// <summary>Forget what members were told long ago.</summary>
internal sealed record ForgetNotices;

/// <summary>Clears old notices away, some at a time.</summary>
internal sealed class ForgettingNotices(AkrabDb db, TimeProvider time) : IJob<ForgetNotices>
{
    /// <summary>So long one can look up what one was told.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public async Task<object?> Run(ForgetNotices input, RunningJob job, CancellationToken stop)
    {
        var before = time.Now() - Kept;
        return new { notices = await db.Clear(db.Set<NoticeRow>().Where(n => n.At < before), job, stop) };
    }
}
