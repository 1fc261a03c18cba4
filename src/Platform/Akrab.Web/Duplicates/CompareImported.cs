using System.Text.Json;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Duplicates;

/// <summary>The records that an import made are to be compared with those who were there.</summary>
public sealed record CompareImported(Guid Import, string Entity);

/// <summary>Keeps the pairs of newcomers that are probably one with somebody else, for somebody to decide.</summary>
internal sealed class ComparingImported(AkrabDb db, Lookup lookup, Alikes alikes) : IJob<CompareImported>
{
    public async Task<object?> Run(CompareImported input, RunningJob job, CancellationToken stop) =>
        await db.Registry.Find(input.Entity)!.Accept(new Comparing(db, lookup, alikes, input.Import, job, stop));

    private sealed class Comparing(AkrabDb db, Lookup lookup, Alikes alikes, Guid import, RunningJob job, CancellationToken stop) : IEntityVisitor<Task<object>>
    {
        private const int AtATime = 250;

        public async Task<object> Visit<T>(Definition<T> definition) where T : Entity
        {
            var made = db.Set<JournalRow>().AsNoTracking().Where(j => j.Source == import && j.Entity == definition.Name && j.Action == Change.Creation).OrderBy(j => j.Id);
            var (compared, pairs, last) = (0L, 0, Guid.Empty);
            while (!job.IsCancelAsked && await made.Where(j => j.Id > last).Take(AtATime).Select(j => new { j.Id, j.Record }).ToListAsync(stop) is { Count: > 0 } some)
            {
                last = some[^1].Id;
                pairs += await Keep(definition, [.. (await lookup.Records(definition, [.. some.Select(j => j.Record)], stop)).Values]);
                job.Report(compared += some.Count, null);
            }

            return new { Records = compared, Pairs = pairs };
        }

        private async Task<int> Keep<T>(Definition<T> definition, IReadOnlyList<T> newcomers) where T : Entity
        {
            var found = newcomers.Zip(await alikes.Of(definition, newcomers, stop), (newcomer, known) => known.Where(a => a.IsProbable).Select(a => (Pair: InOrder(newcomer.Key, a.Record.Key), Alike: a)))
                .SelectMany(pairs => pairs).DistinctBy(p => p.Pair).ToList();
            var ones = found.Select(p => p.Pair.One).ToList();
            var known = (await db.Set<DuplicateRow>().AsNoTracking().Where(d => ones.Contains(d.One)).Select(d => new { d.One, d.Other }).ToListAsync(stop)).Select(d => (d.One, d.Other)).ToHashSet();
            var rows = found.Where(p => !known.Contains(p.Pair)).Select(p => new DuplicateRow
            {
                TenantId = db.CurrentTenant,
                One = p.Pair.One,
                Other = p.Pair.Other,
                Entity = definition.Name,
                Odds = p.Alike.Odds,
                Evidence = JsonSerializer.Serialize(p.Alike.Evidence),
            }).ToList();
            if (rows.Count > 0)
                await db.Write([], rows, stop);
            return rows.Count;
        }

        private static (Guid One, Guid Other) InOrder(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);
    }
}
