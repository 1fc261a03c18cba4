using Akrab.Data.Access;
using Akrab.Data.Checks;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Sealing;

/// <summary>Every seal is the digest of its entries and of the seal before it.</summary>
public sealed class SealCheck : ICheck
{
    public const string Title = "seals";

    public string Name => Title;

    public async Task Look(CheckRoom room, CancellationToken stop)
    {
        foreach (var tenant in await room.Tenants(stop))
        {
            await using var scope = room.Services.Begin(Acting.System(tenant));
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            foreach (var book in Book.All)
            {
                var seals = await db.Set<SealRow>().AsNoTracking().Where(s => s.Book == book.Name).OrderBy(s => s.Number).ToListAsync(stop);
                using var chain = new Chain(book, seals, (what, entry) => room.Broken($"{book.Name}: {what}", tenant.Value, entry));
                // In the order of ids the entries of one seal stand close together: few digests are open at a time.
                await foreach (var entry in book.Entries(db).Where(e => e.Seal != null).OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(stop))
                    chain.Add(entry);
                chain.End();
            }
        }
    }

    /// <summary>The seals of a book while its entries pass by.</summary>
    private sealed class Chain(Book book, IReadOnlyList<SealRow> seals, Action<string, Guid?> broken) : IDisposable
    {
        private readonly Dictionary<long, SealDigest> _open = [];
        private readonly HashSet<long> _whole = [];

        public void Add(SealedRow entry)
        {
            var number = entry.Seal!.Value;
            if (number < 1 || number > seals.Count || seals[(int)number - 1].Number != number)
                broken($"the entry names seal {number}, which is not there", entry.Id);
            else if (_whole.Contains(number))
                broken($"the entry is one more than seal {number} covers", entry.Id);
            else
                Add(seals[(int)number - 1], entry);
        }

        private void Add(SealRow seal, SealedRow entry)
        {
            if (!_open.TryGetValue(seal.Number, out var digest))
                _open[seal.Number] = digest = new SealDigest(book.Name, seal.Number, seal.Number == 1 ? null : seals[(int)seal.Number - 2].Digest);
            digest.Add(entry);
            if (digest.Count < seal.Count)
                return;

            if (digest.Finish() != seal.Digest)
                broken($"seal {seal.Number} of {seal.At:u} does not fit its entries and the seal before it", null);
            digest.Dispose();
            _open.Remove(seal.Number);
            _whole.Add(seal.Number);
        }

        public void End()
        {
            for (var i = 0; i < seals.Count; i++)
                if (seals[i].Number != i + 1)
                    broken($"seal {i + 1} is missing", null);
                else if (!_whole.Contains(i + 1))
                    broken($"of seal {i + 1} of {seals[i].At:u} {seals[i].Count - (_open.GetValueOrDefault(i + 1)?.Count ?? 0)} entries are missing", null);
        }

        public void Dispose()
        {
            foreach (var digest in _open.Values)
                digest.Dispose();
        }
    }
}
