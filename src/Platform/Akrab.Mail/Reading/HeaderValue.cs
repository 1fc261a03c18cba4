using System.Globalization;
using System.Text;
using Akrab.Mail.Coding;

namespace Akrab.Mail.Reading;

/// <summary>A value with parameters, as in <c>text/plain; charset=utf-8</c>, also those in pieces and in other charsets (RFC 2231).</summary>
internal sealed class HeaderValue
{
    private const int MostPieces = 200;

    private readonly Dictionary<string, string> _raw = new(StringComparer.OrdinalIgnoreCase);

    public HeaderValue(string? text)
    {
        var parts = HeaderText.Split(HeaderText.WithoutComments(text ?? ""), ';');
        Value = parts[0].Trim().ToLowerInvariant();
        foreach (var part in parts.Skip(1))
            if (part.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
                _raw.TryAdd(part[..equals].Trim(), HeaderText.Unquote(part[(equals + 1)..].Trim()));
    }

    /// <summary>In small letters.</summary>
    public string Value { get; }

    public string? Parameter(string name) =>
        _raw.TryGetValue(name + "*", out var extended) ? Extended([(extended, true)])
        : _raw.TryGetValue(name, out var plain) ? EncodedWord.Decode(plain)
        : Pieces(name) is { Count: > 0 } pieces ? Extended(pieces)
        : null;

    /// <summary>name*0, name*1, …; with a * behind the number, a piece has escapes in it.</summary>
    private List<(string Text, bool IsEscaped)> Pieces(string name)
    {
        List<(string, bool)> pieces = [];
        for (var i = 0; i < MostPieces; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{name}*{i}");
            if (_raw.TryGetValue(key + "*", out var escaped))
                pieces.Add((escaped, true));
            else if (_raw.TryGetValue(key, out var plain))
                pieces.Add((plain, false));
            else
                break;
        }

        return pieces;
    }

    /// <summary>The first piece begins with charset'language'. All bytes are read together, because a letter may be cut between two pieces.</summary>
    private static string Extended(List<(string Text, bool IsEscaped)> pieces)
    {
        var (charset, first) = ("utf-8", pieces[0].Text);
        if (pieces[0].IsEscaped && first.Split('\'', 3) is [var named, _, var rest])
            (charset, first) = (named, rest);

        List<byte> bytes = [];
        foreach (var (text, isEscaped) in pieces.Skip(1).Prepend((first, pieces[0].IsEscaped)))
            bytes.AddRange(isEscaped ? Unescape(text) : Encoding.UTF8.GetBytes(text));
        return Charsets.Decode(bytes.ToArray(), charset);
    }

    private static List<byte> Unescape(string text)
    {
        List<byte> bytes = [];
        var source = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '%' && i + 2 < source.Length && byte.TryParse(source.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
                bytes.Add(source[i]);
        }

        return bytes;
    }
}
