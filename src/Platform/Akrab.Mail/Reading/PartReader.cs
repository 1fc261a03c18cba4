using System.Text;

namespace Akrab.Mail.Reading;

/// <summary>Takes a message apart (RFC 2046, 5.1). What is broken is read as if it were plain text, and nothing is copied.</summary>
internal sealed class PartReader(MailLimits limits)
{
    private int _parts;

    public Part Read(ReadOnlyMemory<byte> bytes) => Read(bytes, "text/plain", depth: 0);

    private Part Read(ReadOnlyMemory<byte> bytes, string otherwise, int depth)
    {
        if (++_parts > limits.MaxParts)
            throw new MailLimitExceeded(MailLimit.Parts);

        var (headers, body) = Headers.Read(bytes, limits.MaxHeaderBytes);
        var type = new HeaderValue(headers.First("Content-Type"));
        if (!type.Value.Contains('/', StringComparison.Ordinal))
            type = new HeaderValue(otherwise);
        if (!type.Value.StartsWith("multipart/", StringComparison.Ordinal))
            return new Part(headers, type, body, []);

        if (depth == limits.MaxDepth)
            throw new MailLimitExceeded(MailLimit.Depth);

        var below = type.Value == "multipart/digest" ? "message/rfc822" : "text/plain";
        var pieces = type.Parameter("boundary") is { Length: > 0 } boundary ? Between(body, Encoding.UTF8.GetBytes("--" + boundary.TrimEnd())) : [];
        return pieces.Count == 0
            ? new Part(headers, new HeaderValue("text/plain"), body, [])
            : new Part(headers, type, body, [.. pieces.Select(piece => Read(piece, below, depth + 1))]);
    }

    /// <summary>What lies between the lines that are boundaries; to the end where the last is missing.</summary>
    private List<ReadOnlyMemory<byte>> Between(ReadOnlyMemory<byte> body, ReadOnlySpan<byte> delimiter)
    {
        List<ReadOnlyMemory<byte>> pieces = [];
        var start = -1;
        for (var at = 0; Next(body.Span, delimiter, at) is var line and >= 0;)
        {
            if (start >= 0)
                pieces.Add(body[start..Math.Max(start, WithoutBreak(body.Span, line))]);
            if (pieces.Count > limits.MaxParts)
                throw new MailLimitExceeded(MailLimit.Parts);

            var after = body.Span[(line + delimiter.Length)..];
            if (after.StartsWith("--"u8))
                return pieces;

            var end = after.IndexOf((byte)'\n');
            at = start = end < 0 ? body.Length : line + delimiter.Length + end + 1;
        }

        if (start >= 0 && start < body.Length)
            pieces.Add(body[start..]);
        return pieces;
    }

    /// <summary>Where the next line begins that is a boundary, and not only begins like one; or -1.</summary>
    private static int Next(ReadOnlySpan<byte> body, ReadOnlySpan<byte> delimiter, int from)
    {
        while (from <= body.Length - delimiter.Length && body[from..].IndexOf(delimiter) is var found and >= 0)
        {
            from += found;
            var rest = body[(from + delimiter.Length)..];
            var isLineStart = from == 0 || body[from - 1] == '\n';
            if (isLineStart && (rest.IsEmpty || rest[0] is (byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t' || rest.StartsWith("--"u8)))
                return from;

            from++;
        }

        return -1;
    }

    /// <summary>The line break before a boundary belongs to it.</summary>
    private static int WithoutBreak(ReadOnlySpan<byte> body, int line) => line > 1 && body[line - 2] == '\r' ? line - 2 : line > 0 ? line - 1 : 0;
}
