using Akrab.Admin.SignIn;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Admin.Me;

/// <summary>What one's own page shows.</summary>
public sealed record MeModel
{
    public required FormSheet Profile { get; init; }

    public FormSheet Password { get; init; } = new();

    public FormSheet TwoStep { get; init; } = new();

    public FormSheet Passkey { get; init; } = new();

    /// <summary>This user's, the first one first.</summary>
    public required IReadOnlyList<Passkey> Passkeys { get; init; }

    /// <summary>How many recovery codes are left; null while signing in takes one step.</summary>
    public required int? RecoveryCodesLeft { get; init; }

    public FormSheet NewToken { get; init; } = new(("days", "90"), ("scopes", "read"));

    /// <summary>Whether there is a password to be asked for.</summary>
    public required bool HasPassword { get; init; }

    public required string? Email { get; init; }

    public FormSheet NewAppPassword { get; init; } = new();

    /// <summary>Tokens for the API.</summary>
    public required IReadOnlyList<ApiToken> Tokens { get; init; }

    /// <summary>Tokens for phones and mail programs.</summary>
    public required IReadOnlyList<ApiToken> AppPasswords { get; init; }

    /// <summary>A token just made; this is the only time it is shown.</summary>
    public string? MadeToken { get; init; }

    /// <summary>An app password just made; this is the only time it is shown.</summary>
    public string? MadeAppPassword { get; init; }

    /// <summary>What a phone wants to be told as its server.</summary>
    public required string DavAddress { get; init; }

    public required string Company { get; init; }

    /// <summary>Where this user is signed in.</summary>
    public required IReadOnlyList<SignInSession> Sessions { get; init; }

    /// <summary>The one in which the page is looked at.</summary>
    public required Guid? ThisSession { get; init; }

    /// <summary>The latest tries to sign in as this user.</summary>
    public required IReadOnlyList<SignInAttempt> Attempts { get; init; }

    public required IReadOnlyList<(TenantId Tenant, string Name)> Elsewhere { get; init; }
}

/// <summary>Reads one's own page.</summary>
internal sealed class MeReader(AkrabDb db, UserManager<User> users, SignInSessions sessions, SignInLog log)
{
    private const int LatestAttempts = 8;

    public async Task<MeModel> Read(HttpContext context, CancellationToken stop)
    {
        var membership = context.Features.Get<Membership>()!;
        var me = await db.Set<Member>().AsNoTracking().SingleAsync(m => m.Id == db.Me, stop);
        var user = (await users.GetUserAsync(context.User))!;
        var tokens = await db.Set<ApiToken>().AsNoTracking().Where(t => t.User == user.Id && t.RevokedAt == null).OrderByDescending(t => t.Id).ToListAsync(stop);
        return new MeModel
        {
            Profile = new FormSheet(("name", me.Name), ("language", me.Language), ("zone", me.TimeZone)),
            HasPassword = user.PasswordHash is not null,
            RecoveryCodesLeft = TwoStep.IsOn(user) ? TwoStep.Left(user) : null,
            Email = user.Email,
            Tokens = [.. tokens.Where(t => t.Scopes != ApiTokens.Dav)],
            AppPasswords = [.. tokens.Where(t => t.Scopes == ApiTokens.Dav)],
            DavAddress = context.Origin() + "/dav/",
            Company = membership.CompanyName,
            Passkeys = await db.Set<Passkey>().AsNoTracking().Where(p => p.User == user.Id).OrderBy(p => p.Id).ToListAsync(stop),
            Sessions = await sessions.Of(user.Id, stop),
            ThisSession = context.Features.Get<SignInSession>()?.Id,
            Attempts = await log.Of(user.Id, LatestAttempts, stop),
            Elsewhere = membership.Elsewhere,
        };
    }
}
