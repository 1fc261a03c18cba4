using Akrab.Mail.Coding;

namespace Akrab.Mail.Reading;

/// <summary>
/// A message as it came, taken apart (RFC 5322, 2045 to 2047, 2231). Nothing in it can be trusted, not even who it is from; what is broken
/// is read as well as can be.
/// </summary>
public sealed class ReceivedMail
{
    private readonly Part _message;
    private readonly Bodies _bodies;

    private ReceivedMail(Part message, MailLimits limits)
    {
        _message = message;
        _bodies = Bodies.Of(message);
        Report = DeliveryReport.Of(message, limits);
        Files = [.. _bodies.Files.Select(part => new ReceivedFile(part))];
    }

    /// <summary>The first of those who say they wrote it.</summary>
    public MailAddress? From => AddressList.Read(_message.Headers.All("From")) is [var first, ..] ? first : null;

    public IReadOnlyList<MailAddress> ReplyTo => AddressList.Read(_message.Headers.All("Reply-To"));

    public IReadOnlyList<MailAddress> To => AddressList.Read(_message.Headers.All("To"));

    public IReadOnlyList<MailAddress> Cc => AddressList.Read(_message.Headers.All("Cc"));

    /// <summary>When it was written, by the sender's clock; null where no date can be read.</summary>
    public DateTimeOffset? WrittenAt => _message.Headers.First("Date") is { } date ? MailDate.Read(HeaderText.WithoutComments(date)) : null;

    public string Subject => Header("Subject") ?? "";

    public MessageId? Id => MessageIds.First(_message.Headers.First("Message-ID"));

    public MessageId? InReplyTo => MessageIds.First(_message.Headers.First("In-Reply-To"));

    /// <summary>The thread before it, the oldest first.</summary>
    public IReadOnlyList<MessageId> References => [.. MessageIds.Read(_message.Headers.First("References"))];

    /// <summary>Its words as plain text with LF between lines, from the HTML where there is nothing else.</summary>
    public string Text => field ??= PlainText();

    /// <summary>The HTML as it came: it may load pictures and run scripts, and must be made harmless before anybody sees it.</summary>
    public string? Html => field ??= _bodies.Htmls.Count == 0 ? null : string.Join('\n', _bodies.Htmls.Select(HtmlOf));

    /// <summary>What its author added: without the history it answers and without the signature.</summary>
    public string NewWords => field ??= NewWordsOnly.Of(Text);

    /// <summary>The message that its author passes on; null where none is found in the text.</summary>
    public ForwardedMail? Forwarded => ForwardedMail.In(Text);

    public IReadOnlyList<ReceivedFile> Files { get; }

    /// <summary>What a server says has become of a message of ours; null on every other message.</summary>
    public DeliveryReport? Report { get; }

    /// <summary>Whether a program wrote it (RFC 3834; the other two are older custom): such a message is not answered automatically.</summary>
    public bool IsAutomatic =>
        Report is not null
        || _message.Headers.First("Auto-Submitted") is { } submitted && !submitted.StartsWith("no", StringComparison.OrdinalIgnoreCase)
        || _message.Headers.First("Precedence")?.ToLowerInvariant() is "bulk" or "junk" or "list" or "auto_reply"
        || _message.Headers.First("List-Id") is not null;

    /// <summary>The first header of this name, as people read it; null where there is none.</summary>
    public string? Header(string name) => _message.Headers.First(name) is { } value ? HeaderText.Clean(EncodedWord.Decode(value)) : null;

    /// <summary>What the receiving server of this name says of the sender; null where it says nothing.</summary>
    /// <param name="server">Only a server that takes away what others wrote in its name can be trusted.</param>
    public SenderCheck? CheckedBy(string server) => SenderCheck.By(server, _message.Headers.All("Authentication-Results"), From);

    /// <exception cref="MailLimitExceeded">It is larger than allowed.</exception>
    public static ReceivedMail Read(ReadOnlyMemory<byte> message, MailLimits? limits = null)
    {
        limits ??= MailLimits.Default;
        if (message.Length > limits.MaxBytes)
            throw new MailLimitExceeded(MailLimit.Bytes);

        return new ReceivedMail(new PartReader(limits).Read(message), limits);
    }

    /// <summary>Reads a message from where it lies. It is held in memory once, as it travelled; files are decoded when they are asked for.</summary>
    /// <exception cref="MailLimitExceeded">It is larger than allowed; no more than that was read.</exception>
    public static async Task<ReceivedMail> Read(Stream stream, MailLimits? limits = null, CancellationToken stop = default)
    {
        limits ??= MailLimits.Default;
        var message = new MemoryStream();
        var block = new byte[64 * 1024];
        while (await stream.ReadAsync(block, stop) is var read and > 0)
        {
            if (message.Length + read > limits.MaxBytes)
                throw new MailLimitExceeded(MailLimit.Bytes);
            message.Write(block, 0, read);
        }

        return Read(message.GetBuffer().AsMemory(0, (int)message.Length), limits);
    }

    private string PlainText()
    {
        var text = string.Join('\n', _bodies.Texts.Select(part => Flowed.Read(part.Text, part.Type)));
        return string.IsNullOrWhiteSpace(text) && Html is not null ? HtmlText.Of(Html) : text;
    }

    private static string HtmlOf(Part part) => part.Type.Parameter("charset") is null ? Charsets.Decode(part.Content, HtmlText.DeclaredCharset(part.Content)) : part.Text;
}
