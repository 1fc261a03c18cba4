using System.Collections.Concurrent;
using Akrab.Data.Access;
using Akrab.Data.Rows;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;

namespace Akrab.Data.Writing;

/// <summary>
/// The origins this process has written, so that a change costs one id and no question. An origin met again after a restart, or by two
/// at once, gets a row more: its id is drawn, not made from the address, which could otherwise be guessed from it.
/// </summary>
internal sealed class KnownOrigins
{
    /// <summary>Somebody who changes address with every call does not fill the memory.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<(TenantId Tenant, Origin Origin), Guid> _known = new();

    /// <summary>The origin of whoever acts, and its row where that is still to be written; Akrab itself has none.</summary>
    public (Guid? Id, OriginRow? New) Of(Acting acting, DateTimeOffset now)
    {
        if (acting.Origin.Door == Door.System)
            return (null, null);
        if (_known.TryGetValue((acting.Tenant, acting.Origin), out var id))
            return (id, null);

        var row = new OriginRow { TenantId = acting.Tenant, Id = Uuid7.Next(), Door = acting.Origin.Door, Key = acting.Origin.Key, Address = acting.Origin.Address, At = now };
        return (row.Id, row);
    }

    /// <summary>Its row is written, and durable.</summary>
    public void Learn(Origin origin, OriginRow row)
    {
        if (_known.Count >= Most)
            _known.Clear();
        _known.TryAdd((row.TenantId, origin), row.Id);
    }
}
