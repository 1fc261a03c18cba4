using Akrab.Data.Files;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Import;

/// <summary>Forget these contents, unless a file of any company still has them.</summary>
internal sealed record ForgetContents(IReadOnlyList<string> Digests);

/// <summary>Takes contents that no row names any more from the disk.</summary>
internal sealed class ForgettingContents(AkrabDb db, FileStore store) : IJob<ForgetContents>
{
    public async Task<object?> Run(ForgetContents input, RunningJob job, CancellationToken stop)
    {
        using var everywhere = db.Everywhere();
        var wanted = await db.Set<StoredFileRow>().IgnoreQueryFilters().Where(f => input.Digests.Contains(f.Digest)).Select(f => f.Digest).Distinct().ToListAsync(stop);
        var forgotten = input.Digests.Except(wanted).Count(store.Forget);
        return new { forgotten };
    }
}
