using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Jobs;
using Akrab.Linkage;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Duplicates;

/// <summary>All records of an entity are to be compared with each other.</summary>
public sealed record ScanDuplicates(string Entity);

/// <summary>Looks over all records, whoever owns them, and keeps the pairs that are probably one; what somebody decided holds.</summary>
internal sealed class DuplicateScan(AkrabDb db) : IJob<ScanDuplicates>
{
    private const double Probable = 0.5;
    private const int MostPairs = 10_000;
    private const int AtATime = 1_000;

    public async Task<object?> Run(ScanDuplicates input, RunningJob job, CancellationToken stop)
    {
        var definition = db.Registry.Find(input.Entity)!;
        var traits = new RecordTraits(definition);
        var ids = await definition.Accept(new Reading(db, traits, job, stop));
        if (job.IsCancelAsked)
            return null;

        var set = new RecordSet(ids.Count, traits.Traits);
        var linker = new Linker(set);
        var model = linker.Learn();
        var scoring = new Scoring(set, model);
        var pairs = linker.Pairs(model, stop).TakeWhile(pair => pair.Probability >= Probable).Take(MostPairs).ToList();
        await Keep(definition, pairs.Select(pair => new DuplicateRow
        {
            TenantId = db.CurrentTenant,
            One = ids[pair.One],
            Other = ids[pair.Other],
            Entity = definition.Name,
            Probability = pair.Probability,
            Evidence = JsonSerializer.Serialize(scoring.Explain(pair.One, pair.Other)),
        }), stop);
        return new { Records = ids.Count, Pairs = pairs.Count };
    }

    /// <summary>What was found takes the place of what was found before, except where somebody decided.</summary>
    private async Task Keep(EntityDefinition definition, IEnumerable<DuplicateRow> found, CancellationToken stop)
    {
        var known = await db.Set<DuplicateRow>().Where(d => d.Entity == definition.Name).ToListAsync(stop);
        var decided = known.Where(d => d.IsTwo).Select(d => (d.One, d.Other)).ToHashSet();
        db.RemoveRange(known.Where(d => !d.IsTwo));
        await db.SaveChangesAsync(stop);
        foreach (var some in found.Where(d => !decided.Contains((d.One, d.Other))).Chunk(AtATime))
            await db.Write([], some, stop);
    }

    private sealed class Reading(AkrabDb db, RecordTraits traits, RunningJob job, CancellationToken stop) : IEntityVisitor<Task<List<Guid>>>
    {
        public async Task<List<Guid>> Visit<T>(Definition<T> definition) where T : Entity
        {
            var all = db.Set<T>().IgnoreQueryFilters(["rows"]).AsNoTracking();
            var total = await all.LongCountAsync(stop);
            List<Guid> ids = [];
            await foreach (var record in all.OrderBy(r => EF.Property<object>(r, "Id")).AsAsyncEnumerable().WithCancellation(stop))
            {
                if (job.IsCancelAsked)
                    break;
                traits.Add(record);
                ids.Add(record.Key);
                job.Report(ids.Count, total);
            }

            return ids;
        }
    }
}
