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
    /// <exception cref="BrokenRule">There is no such record, or it was erased already.</exception>
    public async Task<ErasurePreview> Preview(TenantId tenant, EntityDefinition definition, Guid record, CancellationToken stop)
    {
        await using var scope = services.Begin(Acting.System(tenant));
        var plan = await ErasurePlan.Of(scope.ServiceProvider, definition, [record], stop);
        return new ErasurePreview(plan.Sum, plan.Staying.Shared, plan.Staying.Short);
    }

    /// <summary>A reason, or what a request is referred to by, without saying of whom it speaks.</summary>
    /// <exception cref="BrokenRule">There is no such record, or it was erased already.</exception>
    public async Task<(string Because, string? Request)> WithoutName(TenantId tenant, EntityDefinition definition, Guid record, string because, string? request, CancellationToken stop)
    {
        await using var scope = services.Begin(Acting.System(tenant));
        var traces = await ErasurePlan.TracesOf(scope.ServiceProvider, definition, [record], stop);
        return (traces.Without(because), request is null ? null : traces.Without(request));
    }

    /// <summary>Erases them; gives the proof.</summary>
    /// <param name="by">Who does it; null for the system.</param>
    /// <param name="because">Why.</param>
    /// <param name="request">The request it answers, as it is referred to.</param>
    /// <exception cref="BrokenRule">There is no such record, or it was erased already.</exception>
    public Task<Guid> Erase(TenantId tenant, EntityDefinition definition, Guid record, MemberId? by, string because, string? request, CancellationToken stop) =>
        Erase(tenant, definition, [record], by, because, request, stop);

    /// <summary>Erases several of one entity at once, under one proof.</summary>
    public async Task<Guid> Erase(TenantId tenant, EntityDefinition definition, IReadOnlyCollection<Guid> records, MemberId? by, string because, string? request, CancellationToken stop)
    {
        var id = Uuid7.Next();
        await Erase(id, tenant, definition, records, new ErasureReason(by, because, request), null, stop);
        return id;
    }

    /// <summary>Erases under an id that becomes the proof's. Begun again with the same after it was cut off, it ends what was begun.</summary>
    /// <param name="told">Is told how much of how much is done.</param>
    public async Task Erase(Guid id, TenantId tenant, EntityDefinition definition, IReadOnlyCollection<Guid> records, ErasureReason reason, Action<int, int>? told, CancellationToken stop)
    {
        await OneAtATime.WaitAsync(stop);
        try
        {
            await using var scope = services.Begin(Acting.System(tenant));
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            if (await db.Set<ErasureRow>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, stop) is { } begun)
            {
                await Clean(db, [begun], AllTables(db), CancellationToken.None);
                return;
            }

            var plan = await ErasurePlan.Of(scope.ServiceProvider, definition, records, stop);
            var progress = new Progress(plan.Redacted.Count + plan.Renamed.Count + plan.Ids.Count + plan.Removed.Count, told);
            var journal = new JournalErasure(db, plan.Traces, id);
            var others = await Others(plan, journal, db, progress.Add, stop);
            var entries = await journal.Empty(plan.Ids, stop);

            var now = Clock.Now(time);
            var proof = Proof(db, plan, id, now, reason, entries + others);
            List<Change> shells = [.. plan.Records.Select(r => new Change(db.Registry.Get(r.GetType()), r, Shell.Of(db.Model, db.Registry.Get(r.GetType()), r, now)) { Action = Change.Erasure })];
            await db.Write(shells, [.. plan.Removed.Select(row => new RowRemoval(row)), proof], stop);
            progress.Add(shells.Count + plan.Removed.Count);
            await Clean(db, [proof], plan.Tables, CancellationToken.None);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

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
    /// <returns>How many were erased again.</returns>
    public async Task<int> Mend(CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var stones = new Tombstones(place).All();
        var scrubbed = stones.Where(t => t.IsScrubbed).Select(t => t.Erasure).ToHashSet();
        var proofs = await db.Set<ErasureRow>().IgnoreQueryFilters().AsNoTracking().ToListAsync(stop);
        if (proofs.FindAll(e => !scrubbed.Contains(e.Id)) is { Count: > 0 } broken)
            await Clean(db, broken, AllTables(db), stop);
        return stones.Select(t => t.Erasure).ToHashSet().IsSubsetOf(proofs.Select(e => e.Id)) ? 0 : await Replay(stop);
    }

    /// <summary>The columns of text that an erasure reads, as <c>table.column</c>: for those who add one.</summary>
    public static IReadOnlySet<string> Reached(AkrabDb db) => Redaction.RecordTables(db).Concat(Redaction.RowTables(db))
        .SelectMany(t => Redaction.TextColumns(t).Select(c => $"{t.GetTableName()}.{c.GetColumnName()}")).ToHashSet();

    /// <summary>The digest over what a proof says.</summary>
    internal static string DigestOf(ErasureRow proof) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new object?[] { "akrab-erasure-1", proof.Id, proof.Entity, proof.Record, proof.Records, proof.At.UtcDateTime.Ticks / TimeSpan.TicksPerMicrosecond, proof.By?.Value, proof.Because, proof.Request, proof.Sum, proof.Contents }))));

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
        await Erase(tombstone.Erasure, tenant, definition, [.. there.Select(r => r.Key)], new ErasureReason(null, "restore", null), null, stop);
        return true;
    }

    /// <summary>First what is written about others, while it is still known whom to look for: were it broken off, it could be begun anew.</summary>
    private static async Task<int> Others(ErasurePlan plan, JournalErasure journal, AkrabDb db, Action<int> told, CancellationToken stop)
    {
        foreach (var some in plan.Redacted.Chunk(db.GoodSlice))
        {
            await db.Write(some, [], stop);
            told(some.Length);
        }

        foreach (var some in plan.Renamed.Chunk(db.GoodSlice))
        {
            await db.Write([], some, stop);
            told(some.Length);
        }

        var entries = 0;
        foreach (var book in Redaction.RowTables(db).Where(t => typeof(Sealing.SealedRow).IsAssignableFrom(t.ClrType)))
            entries += await journal.Redact(plan.Redaction, book, stop);
        return entries;
    }

    /// <summary>What comes after a proof: the tombstone, contents that nobody has any more, words that were learned from names, bytes that are only marked as free.</summary>
    private async Task Clean(AkrabDb db, IReadOnlyList<ErasureRow> proofs, IEnumerable<string> tables, CancellationToken stop)
    {
        var tombstones = new Tombstones(place);
        foreach (var proof in proofs)
        {
            tombstones.Add(Stone(proof));
            await ForgetContents(JsonSerializer.Deserialize<string[]>(proof.Contents)!, stop);
            services.GetRequiredService<KnownTitles>().Forget(proof.TenantId);
        }

        services.GetRequiredService<Vocabulary>().Forget();
        await new Scrubbing(place).Do(db, tables, stop);
        foreach (var proof in proofs)
            tombstones.Add(Stone(proof) with { IsScrubbed = true });
    }

    private static Tombstone Stone(ErasureRow proof) => new(proof.Id, proof.TenantId.Value, proof.Entity, JsonSerializer.Deserialize<Dictionary<string, Guid[]>>(proof.Records)![proof.Entity], proof.At);

    private static IEnumerable<string> AllTables(AkrabDb db) => db.Model.GetRelationalModel().Tables.Select(t => t.Name);

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

    private static ErasureRow Proof(AkrabDb db, ErasurePlan plan, Guid id, DateTimeOffset at, ErasureReason reason, int entries)
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
            By = reason.By,
            Because = plan.Traces.Without(reason.Because),
            Request = reason.Request is { } request ? plan.Traces.Without(request) : null,
            Sum = JsonSerializer.Serialize(plan.Sum with { Entries = entries }),
            Contents = JsonSerializer.Serialize(plan.Digests.Order(StringComparer.Ordinal)),
            Digest = digest,
        };
        return Of(DigestOf(Of("")));
    }

    private sealed class Progress(int total, Action<int, int>? told)
    {
        private int _done;

        public void Add(int done) => told?.Invoke(_done += done, total);
    }
}
