using Akrab.Kernel.Permissions;

namespace Akrab.Surface.Tests.Permissions;

/// <summary>What a role gives, in the plainest words: a reach for each entity and verb.</summary>
public sealed record PlainRole(string Name, IReadOnlyDictionary<(string Entity, Verb Verb), Reach> Reaches, bool Exports, bool Imports, bool Administers);

public sealed record PlainMember(Guid Id, Guid? Team, IReadOnlyList<PlainRole> Roles);

/// <summary>Somebody, or a team, to whom a record is shown although it is not theirs.</summary>
public sealed record PlainShare(Guid? Member, Guid? Team, bool MayChange);

/// <summary>A record as far as rights ask: whose it is, whom it is about, who takes part or has it shared with them.</summary>
public sealed record PlainRecord(string Entity, Guid Id, Guid? Owner, Guid? Team, Guid? About, IReadOnlyList<PlainShare> Shared, Guid? Employer = null)
{
    /// <summary>The members who take part in it.</summary>
    public IReadOnlyList<Guid> Parts { get; init; } = [];
}

/// <summary>The rules of who sees and changes what, written once more as slowly and plainly as they can be said, over rows in memory.</summary>
public sealed class PlainRights(IReadOnlyDictionary<Guid, Guid?> teamsAbove, IReadOnlyList<PlainRecord> records)
{
    public IReadOnlyList<PlainRecord> Records => records;

    public bool Sees(PlainMember member, PlainRecord record)
    {
        if (!member.Roles.Any(role => role.Reaches[(record.Entity, Verb.Read)] != Reach.None))
            return false;
        if (record.About is { } about)
            return Sees(member, records.Single(r => r.Id == about));
        return record.Shared.Any(s => Reaches(s, member)) || member.Roles.Any(role => Covers(role.Reaches[(record.Entity, Verb.Read)], member, record));
    }

    public bool MayChange(PlainMember member, PlainRecord record) =>
        Sees(member, record) && member.Roles.Any(role => Covers(role.Reaches[(record.Entity, Verb.Change)], member, record)
            || record.Shared.Any(s => s.MayChange && Reaches(s, member)) && role.Reaches[(record.Entity, Verb.Change)] != Reach.None);

    public bool MayDelete(PlainMember member, PlainRecord record) =>
        Sees(member, record) && member.Roles.Any(role => Covers(role.Reaches[(record.Entity, Verb.Delete)], member, record));

    /// <summary>Whether a file may change it: what was only shared is changed by hand.</summary>
    public bool MayImportOver(PlainMember member, PlainRecord record) =>
        Sees(member, record) && member.Roles.Any(role => Covers(role.Reaches[(record.Entity, Verb.Change)], member, record));

    /// <summary>Whether the books tell of a kind: only who sees all of it, and all that it is about, reads what was done with it.</summary>
    public static bool ReadsBooksOf(PlainMember member, string entity) => entity is "person" or "organisation" or "activity"
        ? member.Roles.Any(role => role.Reaches[(entity, Verb.Read)] == Reach.All)
        : member.Roles.Any(role => role.Reaches[(entity, Verb.Read)] != Reach.None) && ReadsBooksOf(member, "person") && ReadsBooksOf(member, "organisation");

    public static bool MayCreate(PlainMember member, string entity) => member.Roles.Any(role => role.Reaches[(entity, Verb.Create)] != Reach.None);

    private bool Reaches(PlainShare share, PlainMember member) =>
        share.Member == member.Id || share.Team is { } team && member.Team is { } mine && IsWithin(team, mine);

    private bool Covers(Reach reach, PlainMember member, PlainRecord record) => reach switch
    {
        Reach.All => true,
        Reach.None => false,
        _ when record.About is not null => true,
        Reach.Own => record.Owner == member.Id,
        _ => record.Owner == member.Id || record.Team is { } team && member.Team is { } mine && IsWithin(team, mine),
    };

    private bool IsWithin(Guid team, Guid above)
    {
        for (Guid? at = team; at is { } here; at = teamsAbove[here])
            if (here == above)
                return true;
        return false;
    }
}
