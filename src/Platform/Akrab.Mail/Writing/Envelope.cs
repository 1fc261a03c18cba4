namespace Akrab.Mail.Writing;

/// <summary>Who sends and who receives (RFC 5321, 2.3.1), which the headers need not say.</summary>
/// <param name="From">Where reports of failure go; null for messages that must not cause any, such as automatic replies.</param>
public sealed record Envelope(MailAddress? From, IReadOnlyList<MailAddress> Recipients);
