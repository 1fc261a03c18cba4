using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Microsoft.AspNetCore.Identity;

namespace Akrab.Data.People;

/// <summary>One company using Akrab.</summary>
public sealed class Tenant
{
    public TenantId Id { get; init; } = new(Kernel.Values.Uuid7.Next());

    public required string Name { get; set; }

    /// <summary>The language of documents and of members who chose none.</summary>
    public string Language { get; set; } = "id";

    public string TimeZone { get; set; } = "Asia/Jakarta";

    public string Currency { get; set; } = "IDR";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When whoever runs the house closed it for the company; null while it is open.</summary>
    public DateTimeOffset? SuspendedAt { get; set; }

    /// <summary>When it was asked to be forgotten; null while nobody asked.</summary>
    public DateTimeOffset? LeaveAskedAt { get; set; }

    /// <summary>The login that asked; null when it was asked on the command line.</summary>
    public Guid? LeaveAskedBy { get; set; }

    /// <summary>When it will be forgotten; until then the house is closed for it.</summary>
    public DateTimeOffset? LeavesAt { get; set; }

    /// <summary>Its rows are being deleted just now: only while this stands do its books let go of an entry.</summary>
    public bool IsBeingErased { get; set; }

    /// <summary>The login that may take the whole company along, or have it deleted; no administrator can give themselves that.</summary>
    public Guid? OwnedBy { get; set; }

    /// <summary>Raised when its custom fields change, so that every process reads them anew.</summary>
    public long OverlayVersion { get; set; }
}

/// <summary>A login: one person, who may be a member of several tenants.</summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>The tenant shown at the next sign-in.</summary>
    public TenantId? LastTenant { get; set; }

    /// <summary>The key of the second step of signing in, encrypted.</summary>
    public string? TwoStepKey { get; set; }

    /// <summary>The step of time of the last code taken: none works twice.</summary>
    public long TwoStepUsed { get; set; }

    /// <summary>The hashes of the recovery codes that are left, with spaces between.</summary>
    public string? TwoStepRecovery { get; set; }

    /// <summary>The password alone is enough again.</summary>
    public void ForgetTwoSteps() => (TwoStepKey, TwoStepRecovery, TwoFactorEnabled) = (null, null, false);
}

/// <summary>A link that signs a user in once.</summary>
public sealed class SignInLink
{
    public Guid Id { get; init; } = Kernel.Values.Uuid7.Next();

    public Guid User { get; init; }

    public required string TokenHash { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A bearer token of the API; only its hash is kept.</summary>
public sealed class ApiToken : Rows.TenantRow
{
    public Guid Id { get; init; } = Kernel.Values.Uuid7.Next();

    public Guid User { get; init; }

    public required string Name { get; init; }

    public required string TokenHash { get; init; }

    /// <summary>Space separated: <c>read write</c>.</summary>
    public required string Scopes { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A person working for the tenant.</summary>
public sealed class Member : Entity<MemberId>, IDefined<Member>
{
    public required string Name { get; set; }

    public string? Email { get; set; }

    public RoleId? Role { get; set; }

    public TeamId? Team { get; set; }

    /// <summary>The language and zone they read in; the tenant's when unset.</summary>
    public string? Language { get; set; }

    public string? TimeZone { get; set; }

    /// <summary>The login; none for somebody who only owns records.</summary>
    public Guid? User { get; set; }

    public bool IsActive { get; set; } = true;

    public static void Define(Definition<Member> it)
    {
        it.IsCalled("member", "members").Icon("users").In(Area.Settings);
        it.Has(m => m.Name).Required().Indexed();
        it.Has(m => m.Email, new EmailType());
        it.Has(m => m.Role);
        it.Has(m => m.Team);
        it.Has(m => m.IsActive);
        it.Titled(m => m.Name);
        it.Lists(m => m.Name, m => m.Email, m => m.Role, m => m.Team, m => m.IsActive);
        it.Section("main", m => m.Name, m => m.Email, m => m.Role, m => m.Team, m => m.IsActive);
        it.Shows<FurtherRole>(f => f.Member);
    }
}

/// <summary>A group of members who see each other's customers, and those of the teams below.</summary>
public sealed class Team : Entity<TeamId>, IDefined<Team>
{
    public required string Name { get; set; }

    /// <summary>The team above, which sees what this one sees.</summary>
    public TeamId? Above { get; set; }

    public static void Define(Definition<Team> it)
    {
        it.IsCalled("team", "teams").Icon("users-group").In(Area.Settings);
        it.Has(t => t.Name).Required().Indexed();
        it.Has(t => t.Above);
        it.Titled(t => t.Name);
        it.Lists(t => t.Name, t => t.Above);
        it.Section("main", t => t.Name, t => t.Above);
        it.Shows<Member>(m => m.Team);
        it.Shows<Team>(t => t.Above);
    }

    /// <summary>A team and all below it; a team that stands below itself by mistake is met once.</summary>
    internal static IReadOnlyList<TeamId> Below(TeamId team, IReadOnlyCollection<Team> all)
    {
        List<TeamId> found = [team];
        for (var i = 0; i < found.Count; i++)
            found.AddRange(all.Where(t => t.Above == found[i] && !found.Contains(t.Id)).Select(t => t.Id));
        return found;
    }
}

/// <summary>What members may do, and whose records they see.</summary>
public sealed class Role : Entity<RoleId>, IDefined<Role>
{
    public required string Name { get; set; }

    public Rights Rights { get; set; } = Rights.None;

    /// <summary>Whether its members must show a second step when they sign in: a code, or a passkey.</summary>
    public bool NeedsTwoSteps { get; set; }

    /// <summary>Settings, users, custom fields.</summary>
    internal bool CanAdminister => Rights.May(Rights.Administer);

    public static void Define(Definition<Role> it)
    {
        it.IsCalled("role", "roles").Icon("shield-check").In(Area.Settings);
        it.Has(r => r.Name).Required().Indexed();
        it.Has(r => r.Rights).Required();
        it.Has(r => r.NeedsTwoSteps);
        it.Titled(r => r.Name);
        it.Lists(r => r.Name, r => r.Rights, r => r.NeedsTwoSteps);
        it.Section("main", r => r.Name, r => r.Rights, r => r.NeedsTwoSteps);
        it.Shows<Member>(m => m.Role);
        it.Shows<FurtherRole>(f => f.Role);
    }
}

/// <summary>One more role of a member, for a while or for good: what all their roles give adds up.</summary>
public sealed class FurtherRole : Entity<FurtherRoleId>, IDefined<FurtherRole>
{
    public MemberId Member { get; set; }

    public RoleId Role { get; set; }

    /// <summary>What for: stands in for somebody, helps at the fair.</summary>
    public string? Why { get; set; }

    /// <summary>The last day on which it counts.</summary>
    public DateOnly? Until { get; set; }

    public static void Define(Definition<FurtherRole> it)
    {
        it.IsCalled("further-role", "further-roles").Icon("shield-check").In(Area.Settings);
        it.Has(f => f.Member).Required().Fixed().Indexed();
        it.Has(f => f.Role).Required().Fixed().Indexed();
        it.Has(f => f.Why, new TextType(200)).Indexed();
        it.Has(f => f.Until);
        it.Titled(f => f.Why!);
        it.Lists(f => f.Why, f => f.Member, f => f.Role, f => f.Until);
        it.Section("main", f => f.Member, f => f.Role, f => f.Why, f => f.Until);
    }
}
