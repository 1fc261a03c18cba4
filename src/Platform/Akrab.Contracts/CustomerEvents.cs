using Akrab.Kernel.Entities;

namespace Akrab.Contracts;

/// <summary>We came to know somebody.</summary>
public sealed record PartyAdded(PartyId Party, string Name) : IEvent;

/// <summary>Another member looks after them now.</summary>
public sealed record PartyHandedOver(PartyId Party, MemberId? From, MemberId To, string? Because) : IEvent;

/// <summary>We no longer do business with them.</summary>
public sealed record RelationshipEnded(PartyId Party, DateOnly On) : IEvent;

/// <summary>Something happened with them, and was written onto their timeline by hand, by call or by mail.</summary>
/// <param name="IsOurs">We reached them, not they us.</param>
public sealed record InteractionRecorded(InteractionId Interaction, PartyId Party, bool IsOurs = false) : IEvent;

/// <summary>A thing to do is another member's now.</summary>
public sealed record ActivityGiven(ActivityId Activity, MemberId To) : IEvent;

/// <summary>A member is to take part in a thing to do.</summary>
public sealed record MemberInvited(ActivityId Activity, MemberId Member) : IEvent;

/// <summary>A thing to do was done.</summary>
public sealed record ActivityCompleted(ActivityId Activity, PartyId? Party, string Subject) : IEvent;
