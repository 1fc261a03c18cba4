using Akrab.Data.People;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Access;

/// <summary>Who acts in which tenant, what they may do and whose rows they see. Everything that reads or writes asks it.</summary>
public sealed record Acting(TenantId Tenant)
{
    /// <summary>The member; null for the system itself.</summary>
    public MemberId? Member { get; init; }

    public IReadOnlyList<TeamId> Teams { get; init; } = [];

    public Reach Reach { get; init; } = Reach.All;

    public bool CanWrite { get; init; } = true;

    public bool CanDelete { get; init; } = true;

    public bool CanImport { get; init; } = true;

    public bool CanExport { get; init; } = true;

    public bool CanAdminister { get; init; } = true;

    /// <summary>Whether they may make and change records of this kind. Members, teams and roles decide who may do what: they are for administrators alone.</summary>
    public bool MayWrite(EntityDefinition definition) => CanWrite && (definition.Area != Area.Settings || CanAdminister);

    public bool MayDelete(EntityDefinition definition) => CanDelete && (definition.Area != Area.Settings || CanAdminister);

    public string Name { get; init; } = "system";

    public TimeZoneInfo Zone { get; init; } = Kernel.Fields.Clock.Jakarta;

    public string Currency { get; init; } = "IDR";

    /// <summary>What the work as a whole is, such as an import: noted on every change.</summary>
    public Guid? Source { get; init; }

    /// <summary>A member of a company, with what their role allows; without a role, their own rows to look at.</summary>
    public static Acting Of(Tenant company, Member member, Role? role) => new(company.Id)
    {
        Member = member.Id,
        Name = member.Name,
        Teams = member.Team is { } team ? [team] : [],
        Reach = role?.Reach ?? Reach.Own,
        CanWrite = role is { CanWrite: true },
        CanDelete = role is { CanDelete: true },
        CanImport = role is { CanImport: true },
        CanExport = role is { CanExport: true },
        CanAdminister = role is { CanAdminister: true },
        Zone = ZoneOf(member.TimeZone ?? company.TimeZone),
        Currency = company.Currency,
    };

    /// <summary>The built-in actor of jobs and the command line: sees and may do everything in its tenant.</summary>
    public static Acting System(TenantId tenant) => new(tenant);

    internal static TimeZoneInfo ZoneOf(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : Kernel.Fields.Clock.Jakarta;
}

/// <summary>The request's or the job's actor; set once, before the first question to the database.</summary>
public sealed class Session
{
    private Acting? _acting;

    public Acting Acting => _acting ?? throw new InvalidOperationException("Nobody is acting: no tenant is known here.");

    public bool IsKnown => _acting is not null;

    public void Begin(Acting acting) => _acting = acting;
}
