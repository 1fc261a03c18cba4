using System.Collections.Concurrent;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Search;

/// <summary>
/// The words that names are made of, per tenant, in memory, with every form that lacks one letter: a mistyped word finds its
/// neighbours at edit distance one in a few look-ups (the deletion neighbourhood of SymSpell, W. Garbe 2012).
/// </summary>
public sealed class Vocabulary(IServiceProvider services, TimeProvider time)
{
    private const int ShortestWord = 4;
    private const int Most = 20;

    /// <summary>What other processes wrote is learned when the words are read again after this time.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<TenantId, Known> _tenants = new();

    /// <summary>Known words that differ from this one by one inserted, missing, changed or swapped letter, and the word itself when it is known or none is near.</summary>
    internal async Task<IReadOnlyList<string>> OrNear(TenantId tenant, string word, CancellationToken stop)
    {
        if (word.Length < ShortestWord)
            return [word];

        var known = _tenants.GetOrAdd(tenant, _ => new Known());
        await Ready(tenant, known).WaitAsync(stop);
        return known.Words.OrNear(word);
    }

    /// <summary>Begins to read the words, so that who makes a mistake later waits less: a million names take some seconds.</summary>
    internal void Expect(TenantId tenant) => _ = Ready(tenant, _tenants.GetOrAdd(tenant, _ => new Known()));

    private Task Ready(TenantId tenant, Known known) => known.Ready(words => Task.Run(() => Read(tenant, words)), time, Fresh);

    /// <summary>Learns the words of a name just written.</summary>
    internal void Learn(TenantId tenant, string folded)
    {
        if (_tenants.TryGetValue(tenant, out var known))
            known.Words.Learn(folded);
    }

    /// <summary>Forgets what it knows of all tenants.</summary>
    public void Forget() => _tenants.Clear();

    private async Task Read(TenantId tenant, Words words)
    {
        await using var scope = services.Begin(Acting.System(tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        foreach (var definition in db.Registry.Entities.Where(d => d.Title is { IsSearched: true, IsIndexed: true }))
            await foreach (var name in definition.Accept(new Titles(db)).AsAsyncEnumerable())
                words.Learn(name);
    }

    /// <summary>The words of one tenant. Only the first who asks for them waits until they are read; reading them again goes on behind.</summary>
    private sealed class Known
    {
        private Task? _reading;
        private long _startedAt;

        public Words Words { get; } = new();

        public Task Ready(Func<Words, Task> read, TimeProvider time, TimeSpan fresh)
        {
            lock (Words)
            {
                if (_reading is null or { IsCompleted: true, IsCompletedSuccessfully: false })
                    (_reading, _startedAt) = (read(Words), time.GetTimestamp());
                else if (_reading.IsCompleted && time.GetElapsedTime(_startedAt) > fresh)
                {
                    _startedAt = time.GetTimestamp();
                    _ = read(Words);
                }

                return _reading;
            }
        }
    }

    private sealed class Titles(AkrabDb db) : Kernel.Definitions.IEntityVisitor<IQueryable<string>>
    {
        public IQueryable<string> Visit<T>(Kernel.Definitions.Definition<T> definition) where T : Entity
        {
            var key = ModelMaker.KeyColumn(definition.Title);
            return db.Set<T>().IgnoreQueryFilters(["rows", "deleted"]).Select(e => EF.Property<string>(e, key)).Where(k => k != null);
        }
    }

    private sealed class Words
    {
        private readonly ConcurrentDictionary<string, bool> _known = new();
        private readonly ConcurrentDictionary<string, string[]> _lacking = new();

        public void Learn(string folded)
        {
            foreach (var word in Fold.Words(folded).ToArray())
            {
                if (word.Length < ShortestWord - 1 || !_known.TryAdd(word, true))
                    continue;
                foreach (var form in Lacking(word))
                    _lacking.AddOrUpdate(form, static (_, w) => [w], static (_, known, w) => [.. known, w], word);
            }
        }

        public IReadOnlyList<string> OrNear(string word)
        {
            HashSet<string> near = [];
            foreach (var form in Lacking(word).Prepend(word))
            {
                if (_known.ContainsKey(form))
                    near.Add(form);
                foreach (var known in _lacking.GetValueOrDefault(form) ?? [])
                    if (IsOneApart(word, known))
                        near.Add(known);
            }

            near.Remove(word);
            return near.Count == 0 || _known.ContainsKey(word) ? [word, .. near.Take(Most)] : [.. near.Take(Most)];
        }

        private static IEnumerable<string> Lacking(string word) => Enumerable.Range(0, word.Length).Select(i => word.Remove(i, 1)).Distinct();

        private static bool IsOneApart(string a, string b)
        {
            if (Math.Abs(a.Length - b.Length) > 1)
                return false;

            var i = 0;
            while (i < a.Length && i < b.Length && a[i] == b[i])
                i++;
            var x = a.AsSpan(i);
            var y = b.AsSpan(i);
            return a.Length == b.Length
                ? x.Length <= 1 || x[1..].SequenceEqual(y[1..]) || x[0] == y[1] && x[1] == y[0] && x[2..].SequenceEqual(y[2..])
                : a.Length > b.Length ? x[1..].SequenceEqual(y) : y[1..].SequenceEqual(x);
        }
    }
}
