using System.Text;
using Akrab.Mail.Coding;

namespace Akrab.Mail.Writing;

/// <summary>A part of a message that can be written: its own headers and its body (RFC 2045, 2.4).</summary>
internal abstract class Entity
{
    public abstract void Write(HeaderWriter headers, Stream to);
}

/// <summary>Readable text: as it is where it is ASCII in short lines, otherwise in the shorter of the two encodings.</summary>
internal sealed class TextEntity(string subtype, string text) : Entity
{
    private const int MaxLine = 78;

    public override void Write(HeaderWriter headers, Stream to)
    {
        var body = text.ReplaceLineEndings("\r\n");
        var bytes = Encoding.UTF8.GetBytes(body.EndsWith("\r\n", StringComparison.Ordinal) ? body : body + "\r\n");
        var isPlain = IsPlain(bytes);
        var quoted = isPlain ? bytes : QuotedPrintable.Encode(bytes);
        var isBase64 = quoted.Length > bytes.Length * 3L / 2;

        headers.Tokens("Content-Type", [$"text/{subtype};", isPlain ? "charset=us-ascii" : "charset=utf-8"]);
        headers.Tokens("Content-Transfer-Encoding", [isPlain ? "7bit" : isBase64 ? "base64" : "quoted-printable"]);
        headers.End();
        if (isBase64)
            Base64Text.Write(bytes, to);
        else
            to.Write(quoted);
    }

    private static bool IsPlain(ReadOnlySpan<byte> bytes)
    {
        foreach (var line in bytes.Split("\r\n"u8))
            if (bytes[line] is var content && (content.Length > MaxLine || content.IndexOfAnyExceptInRange((byte)' ', (byte)'~') >= 0 || content.EndsWith((byte)' ')))
                return false;
        return true;
    }
}

/// <summary>A file, in base64.</summary>
internal sealed class FileEntity(Attachment file, string? contentId = null) : Entity
{
    public override void Write(HeaderWriter headers, Stream to)
    {
        headers.Tokens("Content-Type", [file.ContentType]);
        headers.Tokens("Content-Transfer-Encoding", ["base64"]);
        headers.Tokens("Content-Disposition", [contentId is null ? "attachment;" : "inline;", .. FileName.Parameters(file.Name)]);
        if (contentId is not null)
            headers.Tokens("Content-ID", [$"<{contentId}>"]);
        headers.End();
        Base64Text.Write(file.Content.Span, to);
    }
}

/// <summary>Parts, one after another, between boundaries (RFC 2046, 5.1).</summary>
internal sealed class MultipartEntity(string subtype, IReadOnlyList<Entity> parts) : Entity
{
    // "=_" occurs in neither encoding (RFC 2045, 6.7), and a text sent as it is would have to guess a random number.
    private readonly string _boundary = $"=_{Guid.NewGuid():N}";

    public override void Write(HeaderWriter headers, Stream to)
    {
        headers.Tokens("Content-Type", [$"multipart/{subtype};", $"boundary=\"{_boundary}\""]);
        headers.End();
        foreach (var part in parts)
        {
            to.Write(Encoding.ASCII.GetBytes($"--{_boundary}\r\n"));
            part.Write(headers, to);
            to.Write("\r\n"u8);
        }

        to.Write(Encoding.ASCII.GetBytes($"--{_boundary}--\r\n"));
    }
}
