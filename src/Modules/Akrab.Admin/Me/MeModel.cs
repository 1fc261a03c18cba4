using Akrab.Admin.Forms;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
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

    public FormSheet NewToken { get; init; } = new(("days", "90"), ("scopes", "read"));

    /// <summary>Whether there is a password to be asked for.</summary>
    public required bool HasPassword { get; init; }

    public required string? Email { get; init; }

    public required IReadOnlyList<ApiToken> Tokens { get; init; }

    /// <summary>A token just made; this is the only time it is shown.</summary>
    public string? MadeToken { get; init; }

    public required string Company { get; init; }

    public required IReadOnlyList<(TenantId Tenant, string Name)> Elsewhere { get; init; }
}

/// <summary>Reads one's own page.</summary>
internal sealed class MeReader(AkrabDb db, UserManager<User> users)
{
    public async Task<MeModel> Read(HttpContext context, CancellationToken stop)
    {
        var membership = context.Features.Get<Membership>()!;
        var me = await db.Set<Member>().AsNoTracking().SingleAsync(m => m.Id == db.Me, stop);
        var user = (await users.GetUserAsync(context.User))!;
        return new MeModel
        {
            Profile = new FormSheet(("name", me.Name), ("language", me.Language), ("zone", me.TimeZone)),
            HasPassword = user.PasswordHash is not null,
            Email = user.Email,
            Tokens = await db.Set<ApiToken>().AsNoTracking().Where(t => t.User == user.Id && t.RevokedAt == null).OrderByDescending(t => t.Id).ToListAsync(stop),
            Company = membership.CompanyName,
            Elsewhere = membership.Elsewhere,
        };
    }
}
