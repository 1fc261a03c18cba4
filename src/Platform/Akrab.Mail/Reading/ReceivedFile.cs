using Akrab.Mail.Coding;

namespace Akrab.Mail.Reading;

/// <summary>A file that came with a message. Everything in it, its name and its type included, is what the sender says.</summary>
public sealed class ReceivedFile
{
    private readonly Part _part;

    internal ReceivedFile(Part part) => _part = part;

    /// <summary>Without folders; empty where it has none.</summary>
    public string Name => _part.FileName;

    /// <summary>In small letters, such as <c>application/pdf</c>; <c>message/rfc822</c> is a message that <see cref="ReceivedMail.Read(ReadOnlyMemory{byte}, MailLimits?)"/> reads.</summary>
    public string ContentType => FileType.Is(_part.Type.Value) ? _part.Type.Value : FileType.Bytes;

    /// <summary>By what HTML shows it (<c>cid:</c>); null where it has none.</summary>
    public string? ContentId => _part.ContentId;

    /// <summary>Decodes it, anew each time.</summary>
    public byte[] ToBytes() => _part.Content;
}
