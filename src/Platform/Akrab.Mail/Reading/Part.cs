using System.Globalization;
using Akrab.Mail.Coding;

namespace Akrab.Mail.Reading;

/// <summary>A message or a part of one: its headers, and its parts or its content (RFC 2045, 2.4).</summary>
internal sealed class Part(Headers headers, HeaderValue type, ReadOnlyMemory<byte> body, IReadOnlyList<Part> children)
{
    private readonly HeaderValue _disposition = new(headers.First("Content-Disposition"));

    public Headers Headers { get; } = headers;

    public HeaderValue Type { get; } = type;

    public IReadOnlyList<Part> Children { get; } = children;

    /// <summary>As it travelled.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    public string? ContentId => Headers.First("Content-ID")?.Trim('<', '>', ' ');

    /// <summary>Without folders and marks that turn the direction of letters, behind which a name can hide what it is; empty where there is none.</summary>
    public string FileName
    {
        get
        {
            var name = HeaderText.Clean(_disposition.Parameter("filename") ?? Type.Parameter("name") ?? "");
            name = name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
            return string.Concat(name.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format)).Trim();
        }
    }

    public bool IsFile => _disposition.Value == "attachment" || FileName.Length > 0;

    public byte[] Content => Headers.First("Content-Transfer-Encoding")?.Trim().ToLowerInvariant() switch
    {
        "base64" => Base64Text.Decode(Body.Span),
        "quoted-printable" => QuotedPrintable.Decode(Body.Span),
        _ => Body.ToArray(),
    };

    public string Text => Charsets.Decode(Content, Type.Parameter("charset")).ReplaceLineEndings("\n");

    public IEnumerable<Part> WithAllBelow() => Children.SelectMany(child => child.WithAllBelow()).Prepend(this);
}
