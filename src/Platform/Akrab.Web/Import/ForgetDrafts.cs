using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Import;

/// <summary>Forget the files that were looked at but never imported.</summary>
internal sealed record ForgetDrafts;

/// <summary>
/// Clears away imports that stayed drafts, and their files, some at a time. The contents go a day later, because a backup that began
/// before still wants them.
/// </summary>
internal sealed class ForgettingDrafts(AkrabDb db, Jobs jobs, TimeProvider time) : IJob<ForgetDrafts>
{
    /// <summary>So long a dry run can still become an import.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private static readonly TimeSpan LongestBackup = TimeSpan.FromDays(1);

    private const int Slice = 100;

    public async Task<object?> Run(ForgetDrafts input, RunningJob job, CancellationToken stop)
    {
        var (forgotten, before) = (0, time.Now() - Kept);
        while (await db.Set<ImportRow>().Where(i => i.State == ImportState.Draft && i.CreatedAt < before).Take(Slice).ToListAsync(stop) is { Count: > 0 } drafts)
        {
            var ids = drafts.ConvertAll(d => d.File);
            var files = await db.Set<StoredFileRow>().Where(f => ids.Contains(f.Id)).ToListAsync(stop);
            db.RemoveRange(drafts);
            db.RemoveRange(files);
            jobs.Enqueue(new ForgetContents([.. files.Select(f => f.Digest).Distinct()]), time.Now() + LongestBackup);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            job.Report(forgotten += drafts.Count, null);
        }

        return new { forgotten };
    }
}
