namespace Akrab.Mail.Writing;

/// <summary>
/// A message to be sent. Every value that goes into a header is checked as it is given: one with a line break is refused with an
/// <see cref="ArgumentException"/>.
/// </summary>
public sealed record OutgoingMail
{
    public required MailAddress From { get; init; }

    /// <summary>Known before the message is sent, so that an answer, a report of failure or a second attempt finds it.</summary>
    public required MessageId Id { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public IReadOnlyList<MailAddress> To { get; init; } = [];

    public IReadOnlyList<MailAddress> Cc { get; init; } = [];

    /// <summary>They receive it, and no header says so.</summary>
    public IReadOnlyList<MailAddress> Bcc { get; init; } = [];

    public IReadOnlyList<MailAddress> ReplyTo { get; init; } = [];

    /// <summary>Where reports of failure go; to <see cref="From"/> where nothing is said.</summary>
    public MailAddress? BouncesTo { get; init; }

    public string Subject { get; init => field = OneLine.Require(value, nameof(Subject)); } = "";

    public string? Text { get; init; }

    public string? Html { get; init; }

    /// <summary>Pictures inside <see cref="Html"/>.</summary>
    public IReadOnlyList<InlineImage> Images { get; init; } = [];

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>The message this one answers.</summary>
    public MessageId? InReplyTo { get; init; }

    /// <summary>The thread, the oldest first; ends with <see cref="InReplyTo"/>.</summary>
    public IReadOnlyList<MessageId> References { get; init; } = [];

    public Automatic Automatic { get; init; }

    public Unsubscribing? Unsubscribing { get; init; }

    public IReadOnlyList<MailHeader> MoreHeaders { get; init; } = [];

    /// <summary>Everybody it goes to, each address once.</summary>
    public Envelope Envelope => new(BouncesTo ?? From, [.. To.Concat(Cc).Concat(Bcc).DistinctBy(a => a.Address, StringComparer.OrdinalIgnoreCase)]);

    /// <summary>
    /// Writes the message as it travels: lines end with CRLF and are at most 998 bytes long, and everything is ASCII, except addresses
    /// that cannot be (RFC 6532).
    /// </summary>
    public void WriteTo(Stream stream) => new MessageWriter(stream).Write(this);

    public byte[] ToBytes()
    {
        var bytes = new MemoryStream();
        WriteTo(bytes);
        return bytes.ToArray();
    }
}
