using Akrab.Data.People;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;

namespace Akrab.Data.Access;

/// <summary>Who acts in which tenant, what they may do and whose rows they see. Everything that reads or writes asks it.</summary>
public sealed record Acting(TenantId Tenant)
{
    /// <summary>The member; null for the system itself.</summary>
    public MemberId? Member { get; init; }

    /// <summary>Their team and all below it.</summary>
    public IReadOnlyList<TeamId> Teams { get; init; } = [];

    /// <summary>What all their roles give, and what a token leaves of it.</summary>
    public Rights Rights { get; init; } = Rights.All;

    public bool CanImport => Rights.May(Rights.Import);

    public bool CanExport => Rights.May(Rights.Export);

    public bool CanAdminister => Rights.May(Rights.Administer);

    /// <summary>How far each verb reaches for this kind of records. Members, teams and roles decide who may do what: everybody knows them, and administrators alone arrange them.</summary>
    public Reaches Reaching(EntityDefinition definition) =>
        definition.Task is { } task && !Rights.May(task) ? Reaches.None with { Read = definition.IsKnownToAll ? Reach.All : Reach.None } :
        definition.Area != Area.Settings ? Rights.Of(definition.Name) : CanAdminister ? Reaches.All : Reaches.None with { Read = Reach.All };

    public bool MayRead(EntityDefinition definition) => Reaching(definition).Read != Reach.None;

    public bool MayCreate(EntityDefinition definition) => Reaching(definition).Create != Reach.None;

    /// <summary>Whether one may be made from its fields alone, as people do.</summary>
    public bool MayMake(EntityDefinition definition) => definition.CanBeMade && MayCreate(definition);

    public bool MayChange(EntityDefinition definition) => Reaching(definition).Change != Reach.None;

    public bool MayDelete(EntityDefinition definition) => Reaching(definition).Delete != Reach.None;

    /// <summary>Whether every field of such records may be seen and written: merging takes all of a record.</summary>
    public bool IsOpen(EntityDefinition definition) => Rights.Fields.All(f => f.Value == FieldRight.Write || !f.Key.StartsWith(definition.Name + '.', StringComparison.Ordinal));

    /// <summary>Whether a deed may be done with such records.</summary>
    public bool MayDo(ActionDefinition action) => MayChange(action.Of) && Rights.May(action.Permission);

    /// <summary>Whether a record lies within a reach.</summary>
    public bool IsWithin(Reach reach, Entity record) => record is IOwned owned
        ? reach == Reach.All || reach != Reach.None && owned.Owner is { } owner && owner == Member || reach == Reach.Team && owned.Team is { } team && Teams.Contains(team)
        : reach != Reach.None;

    public string Name { get; init; } = "system";

    public TimeZoneInfo Zone { get; init; } = Kernel.Fields.Clock.Jakarta;

    public string Currency { get; init; } = "IDR";

    /// <summary>What the work as a whole is, such as an import: noted on every change.</summary>
    public Guid? Source { get; init; }

    /// <summary>From where they act: noted on every change.</summary>
    public Origin Origin { get; init; } = Origin.System;

    /// <summary>A member of a company, with what all their roles allow; without a role, their own rows to look at.</summary>
    /// <param name="teams">All teams of the company.</param>
    public static Acting Of(Tenant company, Member member, IReadOnlyCollection<Role> roles, IReadOnlyCollection<Team> teams) => new(company.Id)
    {
        Member = member.Id,
        Name = member.Name,
        Teams = member.Team is { } team ? Team.Below(team, teams) : [],
        Rights = roles.Count == 0 ? Looking : roles.Select(r => r.Rights).Aggregate((all, one) => all.Or(one)),
        Zone = ZoneOf(member.TimeZone ?? company.TimeZone),
        Currency = company.Currency,
    };

    private static readonly Rights Looking = new(Reaches.None with { Read = Reach.Own });

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

    /// <summary>Whether nobody acts, and all companies are looked over.</summary>
    internal bool IsEverywhere { get; private set; }

    public void Begin(Acting acting) => _acting = acting;

    internal void BeginEverywhere() => IsEverywhere = true;
}
