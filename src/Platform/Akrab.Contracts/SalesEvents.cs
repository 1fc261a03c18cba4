using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;

namespace Akrab.Contracts;

/// <summary>It went from one stage to another.</summary>
/// <param name="Since">Since when it had stood in the stage it left.</param>
public sealed record OpportunityMoved(OpportunityId Opportunity, Guid From, Guid To, DateTimeOffset Since) : IEvent;

/// <summary>They signed.</summary>
public sealed record OpportunityWon(OpportunityId Opportunity, PartyId? Party, Money? Amount, MemberId? Owner, DateOnly On) : IEvent;

/// <summary>They walked away.</summary>
public sealed record OpportunityLost(OpportunityId Opportunity, PartyId? Party, Money? Amount, MemberId? Owner, DateOnly On) : IEvent;

/// <summary>What was won or lost goes on after all.</summary>
public sealed record OpportunityReopened(OpportunityId Opportunity, PartyId? Party) : IEvent;

/// <summary>Somebody asked for something.</summary>
public sealed record LeadArrived(LeadId Lead) : IEvent;

/// <summary>An enquiry became a sale we hope to make.</summary>
public sealed record LeadQualified(LeadId Lead, PartyId Party, OpportunityId Opportunity) : IEvent;

/// <summary>Nothing will come of an enquiry.</summary>
public sealed record LeadDropped(LeadId Lead) : IEvent;
