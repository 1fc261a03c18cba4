using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Sealing;

/// <summary>
/// Seals what was written since the last time, some entries at a time: the seal and the numbers on its entries are one unit of work.
/// Writers do not wait for it.
/// </summary>
public sealed class Sealer(IServiceProvider services, TimeProvider time)
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Seals all that waits; how many entries it were. What another process seals at the same time is left to it.</summary>
    public async Task<int> Seal(CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            var done = 0;
            foreach (var book in Book.All)
                foreach (var tenant in await Waiting(book, stop))
                    while (await SealSome(book, tenant, stop) is > 0 and var some)
                        done += some;
            return done;
        }
        catch (BrokenRule)
        {
            return 0;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The last seal of every book: whoever keeps it elsewhere can tell later that nothing before it was changed.</summary>
    public async Task<IReadOnlyList<SealRow>> Last(CancellationToken stop) => [.. (await All(stop)).GroupBy(s => (s.TenantId, s.Book)).Select(g => g.MaxBy(s => s.Number)!)];

    /// <summary>The seal with this digest; null when there is none.</summary>
    public async Task<SealRow?> Find(string digest, CancellationToken stop) => (await All(stop)).FirstOrDefault(s => s.Digest == digest.Trim().ToLowerInvariant());

    private async Task<IReadOnlyList<SealRow>> All(CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        return await db.Set<SealRow>().IgnoreQueryFilters().AsNoTracking().OrderBy(s => s.TenantId).ThenBy(s => s.Book).ThenBy(s => s.Number).ToListAsync(stop);
    }

    private async Task<IReadOnlyList<TenantId>> Waiting(Book book, CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        return await book.Entries(db).IgnoreQueryFilters().Where(e => e.Seal == null).Select(e => e.TenantId).Distinct().ToListAsync(stop);
    }

    private async Task<int> SealSome(Book book, TenantId tenant, CancellationToken stop)
    {
        await using var scope = services.Begin(Acting.System(tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var entries = await book.Entries(db).Where(e => e.Seal == null).OrderBy(e => e.Id).Take(db.GoodSlice).ToListAsync(stop);
        if (entries.Count == 0)
            return 0;

        var last = await db.Set<SealRow>().AsNoTracking().Where(s => s.Book == book.Name).OrderByDescending(s => s.Number).FirstOrDefaultAsync(stop);
        var number = (last?.Number ?? 0) + 1;
        using var digest = new SealDigest(book.Name, number, last?.Digest);
        List<object> rows = [];
        foreach (var entry in entries)
        {
            digest.Add(entry);
            var after = entry.Copy();
            after.Seal = number;
            rows.Add(new RowChange(entry, after));
        }

        rows.Add(new SealRow { TenantId = tenant, Book = book.Name, Number = number, At = time.Now(), Count = digest.Count, Digest = digest.Finish() });
        await db.Write([], rows, stop);
        return entries.Count;
    }
}
