using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.People;

/// <summary>Makes, finds and revokes bearer tokens of the API; a token is shown once, only its hash is kept.</summary>
public sealed class ApiTokens(AkrabDb db, TimeProvider time)
{
    public const string Prefix = "akr_";

    /// <summary>The scope of an app password: address books and calendars, and nothing else.</summary>
    public const string Dav = "dav";

    /// <summary>What a token may be allowed to do.</summary>
    public static readonly IReadOnlyList<string> Scopes = ["read", "write"];

    /// <summary>A new token of a user in the current tenant.</summary>
    public Task<string> Make(Guid user, string name, string scopes, TimeSpan? lasts, CancellationToken stop) => Keep(user, name, scopes, lasts, Prefix + SecretText.Make(), stop);

    /// <summary>A new app password: short enough to be typed into a phone, and good until it is revoked.</summary>
    public async Task<string> MakeAppPassword(Guid user, string name, CancellationToken stop)
    {
        var password = SecretText.MakeForTyping();
        await Keep(user, name, Dav, lasts: null, SecretText.Bare(password), stop);
        return password;
    }

    private async Task<string> Keep(Guid user, string name, string scopes, TimeSpan? lasts, string token, CancellationToken stop)
    {
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

        using var everywhere = db.Everywhere();
        return await Good(token).FirstOrDefaultAsync(t => t.Scopes != Dav, stop);
    }

    /// <summary>The app password of the user with this e-mail, if it is still good.</summary>
    public async Task<ApiToken?> FindAppPassword(string email, string password, CancellationToken stop)
    {
        var (account, bare) = (email.Trim().ToUpperInvariant(), SecretText.Bare(password));
        using var everywhere = db.Everywhere();
        return await Good(bare).Where(t => t.Scopes == Dav && db.Users.Any(u => u.Id == t.User && u.NormalizedEmail == account)).FirstOrDefaultAsync(stop);
    }

    private IQueryable<ApiToken> Good(string token)
    {
        var (hash, now) = (SecretText.HashOf(token), time.Now());
        return db.Set<ApiToken>().AsNoTracking().IgnoreQueryFilters().Where(t => t.TokenHash == hash && t.RevokedAt == null && (t.ExpiresAt == null || t.ExpiresAt > now));
    }

    public async Task Revoke(Guid id, CancellationToken stop)
    {
        if (await db.Set<ApiToken>().AsTracking().FirstOrDefaultAsync(t => t.Id == id && t.RevokedAt == null, stop) is not { } token)
            return;

        token.RevokedAt = time.Now();
        await db.SaveChangesAsync(stop);
    }
}
