using System.Collections.Concurrent;
using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Linkage;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Duplicates;

/// <summary>What is known of how records of an entity agree: learnt by the last look over all of them, and from what people said of pairs.</summary>
/// <param name="Shift">Bits by which their answers raise the odds of all pairs.</param>
public sealed record Knowledge(LinkageModel Model, double Shift)
{
    /// <summary>From these odds on, as log2, two are taken for one.</summary>
    public double Threshold => -Shift;

    public double Probability(double odds) => LinkageModel.OfOdds(odds + Shift);
}

/// <summary>Keeps the knowledge of each entity of a tenant as a setting, and remembers it for a while.</summary>
public sealed class KnowledgeStore(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<(TenantId Tenant, string Entity), (Knowledge Knowledge, long SeenAt)> _known = new();

    public async ValueTask<Knowledge> Of(AkrabDb db, EntityDefinition definition, CancellationToken stop)
    {
        var key = (db.Acting.Tenant, definition.Name);
        if (_known.TryGetValue(key, out var known) && time.GetElapsedTime(known.SeenAt) < Fresh)
            return known.Knowledge;

        if (_known.Count > Most)
            _known.Clear();
        var setting = SettingOf(definition);
        var value = await db.Set<SettingRow>().AsNoTracking().Where(s => s.Key == setting).Select(s => s.Value).FirstOrDefaultAsync(stop);
        var kept = value is null ? null : JsonSerializer.Deserialize<Knowledge>(value);
        var traits = new RecordTraits(definition).Traits;
        var knowledge = kept is not null && traits.All(t => kept.Model.Traits.TryGetValue(t.Name, out var weights) && weights.Same.Count == t.Levels.Count)
            ? kept
            : new Knowledge(LinkageModel.Expected(traits, await definition.Accept(new Count(db, stop))), kept?.Shift ?? 0);
        _known[key] = (knowledge, time.GetTimestamp());
        return knowledge;
    }

    /// <summary>Keeps what a look over all records learnt; the answers count as they stand.</summary>
    public async Task Keep(AkrabDb db, EntityDefinition definition, LinkageModel model, CancellationToken stop)
    {
        var answers = await db.Set<DuplicateRow>().Where(d => d.Entity == definition.Name && d.Answer != null && d.Odds != null).Select(d => new { d.Odds, d.Answer }).ToListAsync(stop);
        var knowledge = new Knowledge(model, Answers.Shift([.. answers.Select(a => (a.Odds!.Value, a.Answer == PairAnswer.One))]));
        var (setting, value) = (SettingOf(definition), JsonSerializer.Serialize(knowledge));
        if (await db.Set<SettingRow>().FirstOrDefaultAsync(s => s.Key == setting, stop) is { } known)
            known.Value = value;
        else
            db.Add(new SettingRow { Key = setting, Value = value });
        await db.SaveChangesAsync(stop);
        _known[(db.Acting.Tenant, definition.Name)] = (knowledge, time.GetTimestamp());
    }

    /// <summary>Somebody said of a pair what it is: the line between one and two moves.</summary>
    public async Task Learn(AkrabDb db, EntityDefinition definition, CancellationToken stop) => await Keep(db, definition, (await Of(db, definition, stop)).Model, stop);

    private static string SettingOf(EntityDefinition definition) => $"duplicates.{definition.Name}";

    private sealed class Count(AkrabDb db, CancellationToken stop) : IEntityVisitor<Task<long>>
    {
        public Task<long> Visit<T>(Definition<T> definition) where T : Entity => db.Set<T>().IgnoreQueryFilters(["rows"]).LongCountAsync(stop);
    }
}
