using Akrab.Data.Model;
using Akrab.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Jobs;

/// <summary>Takes old rows away.</summary>
public static class Clearing
{
    private const int Slice = 500;

    /// <summary>Deletes the rows of a tracking question, some at a time, so that nobody waits long for the writer; how many they were.</summary>
    public static async Task<int> Clear<T>(this AkrabDb db, IQueryable<T> old, RunningJob job, CancellationToken stop) where T : class
    {
        var gone = 0;
        while (await old.Take(Slice).AsTracking().ToListAsync(stop) is { Count: > 0 } rows)
        {
            db.RemoveRange(rows);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            job.Report(gone += rows.Count, null);
        }

        return gone;
    }
}
