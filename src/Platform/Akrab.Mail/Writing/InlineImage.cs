namespace Akrab.Mail.Writing;

/// <summary>A picture that the HTML of a message shows with <c>&lt;img src="cid:…"&gt;</c> (RFC 2392).</summary>
public sealed record InlineImage
{
    /// <param name="contentId">What stands behind <c>cid:</c>; unique within the message.</param>
    /// <exception cref="ArgumentException">The id or the type is none, or the name has a line break in it.</exception>
    public InlineImage(string contentId, string name, string contentType, ReadOnlyMemory<byte> content)
    {
        ContentId = MessageId.IsId(contentId) ? contentId : throw new ArgumentException("This is no content id.", nameof(contentId));
        File = new Attachment(name, contentType, content);
    }

    public string ContentId { get; }

    public Attachment File { get; }
}
