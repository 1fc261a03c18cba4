using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Kernel.Permissions;

/// <summary>A colleague, or a team with all below it, is to see the record, too: until a day, or from now on.</summary>
public sealed record ShareWith(MemberId? Member, TeamId? Team, bool MayChange, DateOnly? Until, [LongText] string? Because);

/// <summary>They need not see it any more.</summary>
public sealed record StopSharing(MemberId? Member, TeamId? Team);

/// <summary>Shares records of any kind, and ends it.</summary>
public interface IShareRecords : IDo<Entity, ShareWith>, IDo<Entity, StopSharing>;

/// <summary>A record was shared with a member or a team.</summary>
public sealed record SharingBegun(string Entity, Guid Record, MemberId? Member, TeamId? Team, string? Because) : IEvent;

/// <summary>Somebody opened, in need, a record that is not theirs to see.</summary>
public sealed record GlassBroken(string Entity, Guid Record, string Because) : IEvent;

/// <summary>A record is shared with them no more.</summary>
public sealed record SharingStopped(string Entity, Guid Record, MemberId? Member, TeamId? Team) : IEvent;
