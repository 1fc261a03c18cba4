using Akrab.Contracts;
using Akrab.Kernel.Definitions;

namespace Akrab.Customers.Timeline;

/// <summary>Something worth remembering.</summary>
public sealed record AddNote([LongText] string Body, DateTimeOffset? At);

/// <summary>We called them, or they called us.</summary>
public sealed record LogCall([LongText] string? Body, bool TheyCalled, DateTimeOffset? At);

/// <summary>We met them, at their place or ours.</summary>
public sealed record LogVisit([LongText] string? Body, DateTimeOffset? At);

/// <summary>We called, wrote to or went to see them just now, by a link on their page.</summary>
public sealed record ReachOut(Channel By, bool Answered, DateTimeOffset? At);

/// <summary>An e-mail from us to them, in the company's name.</summary>
public sealed record WriteMail(string? To, string Subject, [LongText] string Body);

/// <summary>They told us something: a request, a complaint, an interview.</summary>
public sealed record Hear(Voice Kind, [LongText] string Body, Channel? Channel, DateTimeOffset? At);

/// <summary>They say with one tap how content they are.</summary>
public sealed record Rate(Satisfaction Answer, [LongText] string? Body, DateTimeOffset? At);

/// <summary>What customers tell us.</summary>
public enum Voice
{
    Request,
    Complaint,
    Interview,
}
