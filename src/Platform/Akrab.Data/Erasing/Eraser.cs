using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Akrab.Data.Access;
using Akrab.Data.Files;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Search;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Erasing;

/// <summary>
/// Erases somebody for good: all that is theirs is emptied or goes, and what is written about others no longer names them. What is reached
/// follows from the definitions and the model. Nothing brings it back; a proof stays, which does not say who it was.
/// </summary>
public sealed class Eraser(IServiceProvider services, DataPlace place, TimeProvider time)
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>What an erasure would reach.</summary>
    public async Task<ErasureSum> Preview(TenantId tenant, EntityDefinition definition, Guid record, CancellationToken stop)
    {
        await using var scope = services.Begin(Acting.System(tenant));
        return (await ErasurePlan.Of(scope.ServiceProvider, definition, [record], stop)).Sum;
    }

    /// <summary>Erases them; gives the proof.</summary>
    /// <param name="by">Who does it; null for the system.</param>
    /// <param name="because">Why.</param>
    /// <param name="request">The request it answers, as it is referred to.</param>
    /// <exception cref="BrokenRule">There is no such record, or it was erased already.</exception>
    public Task<Guid> Erase(TenantId tenant, EntityDefinition definition, Guid record, MemberId? by, string because, string? request, CancellationToken stop) =>
        Erase(tenant, definition, [record], by, because, request, stop);

    /// <summary>Erases several of one entity at once, under one proof.</summary>
    public Task<Guid> Erase(TenantId tenant, EntityDefinition definition, IReadOnlyCollection<Guid> records, MemberId? by, string because, string? request, CancellationToken stop) =>
        Erase(tenant, definition, records, Uuid7.Next(), by, because, request, stop);

    /// <summary>After an older database came back: whoever was erased since is erased again.</summary>
    /// <returns>How many it were.</returns>
    public async Task<int> Replay(CancellationToken stop)
    {
        var done = 0;
        foreach (var tombstone in new Tombstones(place).All())
            done += await Replay(tombstone, stop) ? 1 : 0;
        return done;
    }

    /// <summary>
    /// Ends what a crash broke off after the proof was written: its tombstone, and the bytes that were free already. Where an older database
    /// was put back past <c>akrab restore</c>, whoever was erased since is erased again.
    /// </summary>
    public async Task Mend(CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var known = new Tombstones(place).All().Select(t => t.Erasure).ToHashSet();
        var proofs = await db.Set<ErasureRow>().IgnoreQueryFilters().AsNoTracking().ToListAsync(stop);
        var broken = proofs.FindAll(e => !known.Contains(e.Id));
        foreach (var proof in broken)
            new Tombstones(place).Add(new Tombstone(proof.Id, proof.TenantId.Value, proof.Entity, JsonSerializer.Deserialize<Dictionary<string, Guid[]>>(proof.Records)![proof.Entity], proof.At));
        if (broken.Count > 0)
            await new Scrubbing(place).Do(db, [.. db.Model.GetRelationalModel().Tables.Select(t => t.Name)], stop);
        if (!known.IsSubsetOf(proofs.Select(e => e.Id)))
            await Replay(stop);
    }

    /// <summary>The columns of text that an erasure reads, as <c>table.column</c>: for those who add one.</summary>
    public static IReadOnlySet<string> Reached(AkrabDb db) => Redaction.RecordTables(db).Concat(Redaction.RowTables(db))
        .SelectMany(t => Redaction.TextColumns(t).Select(c => $"{t.GetTableName()}.{c.GetColumnName()}")).ToHashSet();

    /// <summary>The digest over what a proof says.</summary>
    internal static string DigestOf(ErasureRow proof) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new object?[] { "akrab-erasure-1", proof.Id, proof.Entity, proof.Record, proof.Records, proof.At.UtcDateTime.Ticks / TimeSpan.TicksPerMicrosecond, proof.By?.Value, proof.Because, proof.Request, proof.Sum }))));

    private async Task<bool> Replay(Tombstone tombstone, CancellationToken stop)
    {
        var tenant = new TenantId(tombstone.Tenant);
        await using var scope = services.Begin(Acting.System(tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        if (db.Registry.Find(tombstone.Entity) is not { } definition || await db.Set<ErasureRow>().AnyAsync(e => e.Id == tombstone.Erasure, stop))
            return false;
        var there = await scope.ServiceProvider.GetRequiredService<Lookup>().AllRecords(definition, [.. tombstone.Records], stop);
        if (there.Count == 0)
            return false;
        await Erase(tenant, definition, [.. there.Select(r => r.Key)], tombstone.Erasure, null, "restore", null, stop);
        return true;
    }

    private async Task<Guid> Erase(TenantId tenant, EntityDefinition definition, IReadOnlyCollection<Guid> roots, Guid id, MemberId? by, string because, string? request, CancellationToken stop)
    {
        await OneAtATime.WaitAsync(stop);
        try
        {
            await using var scope = services.Begin(Acting.System(tenant));
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var plan = await ErasurePlan.Of(scope.ServiceProvider, definition, roots, stop);
            var journal = new JournalErasure(db, plan.Traces, id);
            var others = await Others(plan, journal, db, stop);
            var entries = await journal.Empty(plan.Ids, stop);

            var now = Clock.Now(time);
            var proof = Proof(db, plan, id, now, by, plan.Traces.Without(because), request is null ? null : plan.Traces.Without(request), entries + others);
            List<Change> shells = [.. plan.Records.Select(r => new Change(db.Registry.Get(r.GetType()), r, Shell.Of(db.Model, db.Registry.Get(r.GetType()), r, now)) { Action = Change.Erasure })];
            await db.Write(shells, [.. plan.Removed.Select(row => new RowRemoval(row)), proof], stop);

            new Tombstones(place).Add(new Tombstone(id, tenant.Value, definition.Name, plan.Persons, now));
            await Forget(plan, db, stop);
            await new Scrubbing(place).Do(db, plan.Tables, stop);
            return id;
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>First what is written about others, while it is still known whom to look for: were it broken off, it could be begun anew.</summary>
    private static async Task<int> Others(ErasurePlan plan, JournalErasure journal, AkrabDb db, CancellationToken stop)
    {
        foreach (var some in plan.Redacted.Chunk(db.GoodSlice))
            await db.Write(some, [], stop);
        foreach (var some in plan.Renamed.Chunk(db.GoodSlice))
            await db.Write([], some, stop);
        var entries = 0;
        foreach (var book in Redaction.RowTables(db).Where(t => typeof(Sealing.SealedRow).IsAssignableFrom(t.ClrType)))
            entries += await journal.Redact(plan.Redaction, book, stop);
        return entries;
    }

    /// <summary>Contents that nobody has any more, and the words that were learned from names.</summary>
    private async Task Forget(ErasurePlan plan, AkrabDb db, CancellationToken stop)
    {
        await ForgetContents(plan.Digests, stop);
        services.GetRequiredService<Vocabulary>().Forget();
        services.GetRequiredService<KnownTitles>().Forget(db.CurrentTenant);
    }

    /// <summary>Overwrites those of these contents that no row of any company names any more.</summary>
    internal async Task ForgetContents(IEnumerable<string> digests, CancellationToken stop)
    {
        var store = services.GetRequiredService<FileStore>();
        await using var scope = services.BeginEverywhere();
        var everywhere = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        foreach (var digest in digests)
            if (!await everywhere.Set<StoredFileRow>().IgnoreQueryFilters().AnyAsync(f => f.Digest == digest, stop))
                store.Destroy(digest);
    }

    private static ErasureRow Proof(AkrabDb db, ErasurePlan plan, Guid id, DateTimeOffset at, MemberId? by, string because, string? request, int entries)
    {
        var records = plan.Records.GroupBy(r => db.Registry.Get(r.GetType()).Name).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(r => r.Key).Order().ToArray());
        ErasureRow Of(string digest) => new()
        {
            TenantId = db.CurrentTenant,
            Id = id,
            Entity = plan.Definition.Name,
            Record = plan.Persons[0],
            Records = JsonSerializer.Serialize(records),
            At = at,
            By = by,
            Because = because,
            Request = request,
            Sum = JsonSerializer.Serialize(plan.Sum with { Entries = entries }),
            Digest = digest,
        };
        return Of(DigestOf(Of("")));
    }
}
