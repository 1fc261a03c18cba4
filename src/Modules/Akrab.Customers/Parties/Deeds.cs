using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Customers.Parties;

/// <summary>Somebody else looks after them from now on.</summary>
public sealed record HandOver(MemberId To, [LongText] string? Because, bool WithActivities);

/// <summary>We no longer do business with them.</summary>
public sealed record EndRelationship(DateOnly On, string? Because);

/// <summary>We do business with them again.</summary>
public sealed record ResumeRelationship;
