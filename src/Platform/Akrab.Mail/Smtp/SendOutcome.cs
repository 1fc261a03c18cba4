namespace Akrab.Mail.Smtp;

/// <summary>What became of a message for one recipient.</summary>
public enum Verdict
{
    /// <summary>The server has it and answers for it from now on. It may still send a report of failure.</summary>
    Accepted,

    /// <summary>Refused for good: trying again would bring the same.</summary>
    Refused,

    /// <summary>Not sent; a later attempt may succeed.</summary>
    TryLater,

    /// <summary>All of it was sent, but no answer came: it may have been accepted, and trying again may deliver it twice.</summary>
    Unknown,
}

/// <param name="Reply">The answer that decided; null where the connection ended before one came.</param>
public sealed record RecipientOutcome(MailAddress Recipient, Verdict Verdict, SmtpReply? Reply);

/// <summary>What became of a message, for each recipient of its envelope in the same order.</summary>
public sealed record SendOutcome(IReadOnlyList<RecipientOutcome> Recipients)
{
    public bool IsAcceptedByAll => Recipients.All(outcome => outcome.Verdict == Verdict.Accepted);
}
