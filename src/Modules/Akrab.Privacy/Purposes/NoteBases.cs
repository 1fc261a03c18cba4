using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Purposes;

/// <summary>Of everybody whom an import brought in it is noted what allows us to have them, and when they were told.</summary>
public sealed record NoteBases(Guid Import, Guid Purpose, LegalBasis Basis, string Origin, DateOnly? InformedOn, string? InformedHow);

/// <summary>Notes it some at a time; who has it noted for that purpose already is left as they are.</summary>
public sealed class NotingBases(AkrabDb db, ImportedPeople imported, IPartyNames names) : IJob<NoteBases>
{
    public async Task<object?> Run(NoteBases input, RunningJob job, CancellationToken stop)
    {
        var (purpose, all, noted, done) = (new ProcessingPurposeId(input.Purpose), await imported.Of(input.Import, stop), 0, 0);
        foreach (var some in all.Chunk(db.GoodSlice))
        {
            if (job.IsCancelAsked)
                break;

            var known = (await db.Set<PartyBasis>().Where(b => some.Contains(b.Party) && b.Purpose == purpose).Select(b => b.Party).ToListAsync(stop)).ToHashSet();
            var living = await names.Living(some, stop);
            foreach (var party in some.Where(p => living.ContainsKey(p) && !known.Contains(p)))
            {
                db.Add(new PartyBasis { Party = party, Purpose = purpose, Basis = input.Basis, Origin = input.Origin, InformedOn = input.InformedOn, InformedHow = input.InformedHow });
                noted++;
            }

            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            job.Report(done += some.Length, all.Count);
        }

        return new { People = all.Count, Noted = noted };
    }
}
