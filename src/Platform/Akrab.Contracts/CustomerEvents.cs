using Akrab.Kernel.Entities;

namespace Akrab.Contracts;

/// <summary>We came to know somebody.</summary>
public sealed record PartyAdded(PartyId Party, string Name) : IEvent;

/// <summary>Another member looks after them now.</summary>
public sealed record PartyHandedOver(PartyId Party, MemberId? From, MemberId To) : IEvent;

/// <summary>We no longer do business with them.</summary>
public sealed record RelationshipEnded(PartyId Party, DateOnly On) : IEvent;

/// <summary>A thing to do was done.</summary>
public sealed record ActivityCompleted(ActivityId Activity, PartyId? Party, string Subject) : IEvent;
