using System.Collections.Concurrent;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Lists;

/// <summary>Remembers for a few seconds how colleagues, teams and roles are called: every list shows them, everybody may see them, they hardly change.</summary>
public sealed class KnownTitles(TimeProvider time)
{
    private const int Most = 50_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<(TenantId Tenant, Guid Id), (LinkedTitle Title, long SeenAt)> _known = new();

    /// <summary>How titles are asked, once translated: one question per kind of id.</summary>
    internal ConcurrentDictionary<Type, Titles.Reader> Readers { get; } = new();

    /// <summary>Forgets a tenant's: called when one of them was changed here.</summary>
    public void Forget(TenantId tenant)
    {
        foreach (var key in _known.Keys)
            if (key.Tenant == tenant)
                _known.TryRemove(key, out _);
    }

    /// <summary>Moves what it knows from the ids sought to the titles found.</summary>
    internal void Take(AkrabDb db, Type idType, HashSet<Guid> sought, Dictionary<Guid, LinkedTitle> found)
    {
        if (sought.Count == 0 || !Holds(db.Registry, idType))
            return;

        sought.RemoveWhere(id =>
        {
            if (!_known.TryGetValue((db.Acting.Tenant, id), out var known) || time.GetElapsedTime(known.SeenAt) > Fresh)
                return false;
            found[id] = known.Title;
            return true;
        });
    }

    internal void Keep(AkrabDb db, Type idType, List<LinkedTitle> found)
    {
        if (found.Count == 0 || !Holds(db.Registry, idType))
            return;

        if (_known.Count > Most)
            _known.Clear();
        foreach (var title in found)
            _known[(db.Acting.Tenant, title.Id)] = (title, time.GetTimestamp());
    }

    /// <summary>Only what all members of a tenant may see is shared between them.</summary>
    private static bool Holds(Registry registry, Type idType) => registry.IsDirectory(idType);
}
