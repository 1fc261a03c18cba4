namespace Akrab.Mail;

/// <summary>What names a message in the whole world (RFC 5322, 3.6.4), without its angle brackets.</summary>
public readonly record struct MessageId
{
    // A line holds 998 characters; the longest header name before an id and its brackets must fit too.
    private const int MaxLength = 900;

    /// <exception cref="ArgumentException">The value cannot stand between angle brackets.</exception>
    public MessageId(string value) => Value = IsId(value) ? value : throw new ArgumentException("This is no message id.", nameof(value));

    public string Value => field ?? "";

    /// <summary>A new one, below a domain of the sender's.</summary>
    public static MessageId New(string domain) => new($"{Guid.CreateVersion7():N}@{domain}");

    public static bool IsId(string? text) => text is { Length: > 0 and <= MaxLength } && text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && text.AsSpan().IndexOfAny('<', '>') < 0;

    public override string ToString() => $"<{Value}>";
}
