using Akrab.Kernel.Definitions;

namespace Akrab.Customers.Timeline;

/// <summary>Something worth remembering.</summary>
public sealed record AddNote([LongText] string Body);

/// <summary>We called them, or they called us.</summary>
public sealed record LogCall([LongText] string? Body, bool TheyCalled, DateTimeOffset? At);

/// <summary>We met them, at their place or ours.</summary>
public sealed record LogVisit([LongText] string? Body, DateTimeOffset? At);
