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
internal sealed class DuplicateScan(AkrabDb db, KnowledgeStore store) : IJob<ScanDuplicates>
{
    /// <summary>Pairs below the line are kept too, as far as answers may move it: three percent, as log2 of the odds.</summary>
    private const double WorthKeeping = -5;
    private const int MostPairs = 10_000;
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(0.5);

    public async Task<object?> Run(ScanDuplicates input, RunningJob job, CancellationToken stop)
    {
        var definition = db.Registry.Find(input.Entity)!;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await using var glance = new Timer(_ =>
        {
            if (job.IsCancelAsked)
                ended.Cancel();
        }, null, Glance, Glance);
        try
        {
            return await Look(definition, job, ended.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<object?> Look(EntityDefinition definition, RunningJob job, CancellationToken stop)
    {
        var traits = new RecordTraits(definition);
        var ids = await definition.Accept(new Reading(db, traits, job, stop));
        var set = new RecordSet(ids.Count, traits.Traits);
        var linker = new Linker(set);
        var model = linker.Learn();
        var scoring = new Scoring(set, model);
        var pairs = linker.Pairs(model, MostPairs, stop).TakeWhile(pair => pair.Odds >= WorthKeeping).ToList();
        await Keep(definition, pairs.ToDictionary(pair => (ids[pair.One], ids[pair.Other]), pair => (pair.Odds, Evidence: JsonSerializer.Serialize(scoring.Explain(pair.One, pair.Other)))), stop);
        await store.Keep(db, definition, model, stop);
        return new { Records = ids.Count, Pairs = pairs.Count };
    }

    /// <summary>What was found takes the place of what was found before, in one unit of work; what somebody decided holds.</summary>
    private async Task Keep(EntityDefinition definition, Dictionary<(Guid One, Guid Other), (double Odds, string Evidence)> found, CancellationToken stop)
    {
        foreach (var known in await db.Set<DuplicateRow>().Where(d => d.Entity == definition.Name).ToListAsync(stop))
            if (found.Remove((known.One, known.Other), out var again))
                (known.Odds, known.Evidence) = (again.Odds, again.Evidence);
            else if (known.Answer is null)
                db.Remove(known);
        db.AddRange(found.Select(pair => new DuplicateRow { One = pair.Key.One, Other = pair.Key.Other, Entity = definition.Name, Odds = pair.Value.Odds, Evidence = pair.Value.Evidence }));
        await db.SaveChangesAsync(stop);
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
                traits.Add(record);
                ids.Add(record.Key);
                job.Report(ids.Count, total);
            }

            return ids;
        }
    }
}
