using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.People;

/// <summary>Makes, finds and revokes bearer tokens of the API; a token is shown once, only its hash is kept.</summary>
public sealed class ApiTokens(AkrabDb db, TimeProvider time)
{
    public const string Prefix = "akr_";

    /// <summary>What a token may be allowed to do.</summary>
    public static readonly IReadOnlyList<string> Scopes = ["read", "write"];

    /// <summary>A new token of a user in the current tenant.</summary>
    public async Task<string> Make(Guid user, string name, string scopes, TimeSpan? lasts, CancellationToken stop)
    {
        var token = Prefix + SecretText.Make();
        db.Add(new ApiToken
        {
            User = user,
            Name = name,
            TokenHash = SecretText.HashOf(token),
            Scopes = scopes,
            CreatedAt = time.Now(),
            ExpiresAt = lasts is { } span ? time.Now() + span : null,
        });
        await db.SaveChangesAsync(stop);
        return token;
    }

    /// <summary>The token as it is kept, if it is still good; it says the tenant and the user, so it is asked before anybody acts.</summary>
    public async Task<ApiToken?> Find(string? token, CancellationToken stop)
    {
        if (token is null || !token.StartsWith(Prefix, StringComparison.Ordinal))
            return null;

        var (hash, now) = (SecretText.HashOf(token), time.Now());
        return await db.Set<ApiToken>().AsNoTracking().IgnoreQueryFilters()
            .FirstOrDefaultAsync(t => t.TokenHash == hash && t.RevokedAt == null && (t.ExpiresAt == null || t.ExpiresAt > now), stop);
    }

    public async Task Revoke(Guid id, CancellationToken stop)
    {
        if (await db.Set<ApiToken>().AsTracking().FirstOrDefaultAsync(t => t.Id == id && t.RevokedAt == null, stop) is not { } token)
            return;

        token.RevokedAt = time.Now();
        await db.SaveChangesAsync(stop);
    }
}
