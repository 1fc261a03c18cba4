using System.Collections.Frozen;

namespace Akrab.Mail.Writing;

/// <summary>A header beyond those an <see cref="OutgoingMail"/> has a property for, such as <c>List-Id</c> or <c>Feedback-ID</c>.</summary>
public sealed record MailHeader
{
    private const int MaxName = 64;

    private static readonly FrozenSet<string> Ours = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "From", "Sender", "To", "Cc", "Bcc", "Resent-Bcc", "Reply-To", "Subject", "Date", "Message-ID", "In-Reply-To", "References",
        "Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version", "Return-Path");

    /// <exception cref="ArgumentException">The name is none or belongs to a property of the message, or the value has a line break in it.</exception>
    public MailHeader(string name, string value)
    {
        if (name is not { Length: > 0 and <= MaxName } || name.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0 || name.Contains(':', StringComparison.Ordinal))
            throw new ArgumentException("This is no name of a header.", nameof(name));
        if (Ours.Contains(name) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("The message writes this header itself.", nameof(name));

        Name = name;
        Value = OneLine.Require(value, nameof(value));
    }

    public string Name { get; }

    public string Value { get; }
}
