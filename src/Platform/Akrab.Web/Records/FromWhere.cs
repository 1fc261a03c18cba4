using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Kernel;
using Akrab.Kernel.Language;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Records;

/// <summary>An origin with what it takes to name it.</summary>
public sealed record KnownOrigin(Door Door, string? Token, string? Address);

/// <summary>Says in plain words from where changes came. Of the network addresses of colleagues only administrators learn.</summary>
public sealed class FromWhere(AkrabDb db)
{
    /// <summary>The origins with these ids, by one question.</summary>
    public async Task<IReadOnlyDictionary<Guid, KnownOrigin>> Of(IEnumerable<Guid?> ids, CancellationToken stop)
    {
        Guid[] sought = [.. ids.OfType<Guid>().Distinct()];
        if (sought.Length == 0)
            return new Dictionary<Guid, KnownOrigin>();

        var mayKnowAddresses = db.Acting.CanAdminister;
        return await (from origin in db.Set<OriginRow>().AsNoTracking().Where(o => sought.Contains(o.Id))
                      join token in db.Set<ApiToken>().AsNoTracking() on origin.Key equals token.Id into tokens
                      from token in tokens.DefaultIfEmpty()
                      select new { origin.Id, origin.Door, Token = (string?)token!.Name, origin.Address })
            .ToDictionaryAsync(o => o.Id, o => new KnownOrigin(o.Door, o.Token, mayKnowAddresses ? o.Address : null), stop);
    }

    /// <summary>From where, as a sentence; null for Akrab itself.</summary>
    public static string? Say(KnownOrigin? origin)
    {
        if (origin is null)
            return null;

        var key = $"history.from.{Naming.Kebab(origin.Door.ToString())}";
        var from = origin is { Door: Door.Token or Door.Device, Token: null } ? Words.Say($"{key}-gone") : Words.Say(key, ("name", origin.Token ?? ""));
        return origin.Address is { } address ? Words.Say("history.from.address", ("from", from), ("address", address)) : from;
    }
}
