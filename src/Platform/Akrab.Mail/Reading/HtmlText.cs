using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Akrab.Mail.Reading;

/// <summary>The words of HTML, as plain text. Nothing of it is loaded or run, and quotations keep a &gt; before each line.</summary>
internal sealed partial class HtmlText
{
    private const int MostQuotes = 5;

    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "p", "div", "br", "tr", "table", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr",
        "section", "article", "header", "footer", "dl", "dt", "dd");

    private static readonly FrozenSet<string> Unseen = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "script", "style", "head", "title", "noscript", "template", "svg", "textarea", "select");

    private readonly StringBuilder _text = new();
    private int _quotes, _quotesBefore;

    /// <summary>What comes before the next word: a blank, the end of a line (1) or an empty line too (2).</summary>
    private int _owedBreaks;
    private bool _owesBlank;

    public static string Of(string html)
    {
        var text = new HtmlText();
        text.Read(html);
        return text._text.Append('\n').ToString();
    }

    /// <summary>What the document says of its own charset, near its beginning; null where it says nothing.</summary>
    public static string? DeclaredCharset(ReadOnlySpan<byte> html) =>
        Declared().Match(Encoding.Latin1.GetString(html[..Math.Min(html.Length, 2048)])) is { Success: true } match ? match.Groups[1].Value : null;

    private void Read(string html)
    {
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            Words(html.AsSpan(at, (open < 0 ? html.Length : open) - at));
            if (open < 0)
                return;

            at = html.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal) ? After(html, "-->", open + 4)
                : open + 1 < html.Length && (char.IsAsciiLetter(html[open + 1]) || html[open + 1] is '/' or '!' or '?') ? Tag(html, open)
                : Letter(open);
        }
    }

    /// <summary>"a &lt; b": a sign like others.</summary>
    private int Letter(int open)
    {
        Words("<");
        return open + 1;
    }

    /// <summary>Where it goes on after a tag, and what is between an unseen one and its end.</summary>
    private int Tag(string html, int open)
    {
        var end = html.AsSpan(open).IndexOf('>');
        if (end < 0)
            return html.Length;

        var tag = html.AsSpan(open + 1, end - 1);
        var isEnd = tag is ['/', ..];
        var name = tag.TrimStart('/');
        name = name[..(name.IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") is var stop and >= 0 ? stop : name.Length)];
        var at = open + end + 1;
        if (Unseen.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
            return isEnd || tag is [.., '/'] ? at : After(html, $"</{name}", at);

        if (Blocks.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
            Block(name.ToString().ToLowerInvariant(), isEnd);
        else if (name.Equals("td", StringComparison.OrdinalIgnoreCase) && isEnd)
            _owesBlank = true;
        return at;
    }

    private void Block(string name, bool isEnd)
    {
        _owedBreaks = name switch
        {
            "br" => Math.Min(_owedBreaks + 1, 2),
            "p" or "blockquote" or "table" or "h1" or "h2" or "h3" => 2,
            _ => Math.Max(_owedBreaks, 1),
        };
        if (name == "blockquote")
            _quotes = Math.Max(0, _quotes + (isEnd ? -1 : 1));
        if (name == "li" && !isEnd)
            Words("- ");
        if (name == "hr")
        {
            Words("---");
            _owedBreaks = 1;
        }
    }

    private void Words(ReadOnlySpan<char> raw)
    {
        foreach (var c in WebUtility.HtmlDecode(raw.ToString()))
        {
            if (char.IsWhiteSpace(c))
                _owesBlank = true;
            else if (!char.IsControl(c))
            {
                Separate();
                _text.Append(c);
            }
        }
    }

    private void Separate()
    {
        if (_text.Length == 0 || _owedBreaks > 0)
        {
            if (_text.Length > 0)
                _text.Append('\n');
            if (_text.Length > 0 && _owedBreaks > 1)
                _text.Append('>', Math.Min(_quotes, _quotesBefore)).Append('\n');
            _quotesBefore = Math.Min(_quotes, MostQuotes);
            _ = _quotesBefore > 0 ? _text.Append('>', _quotesBefore).Append(' ') : _text;
        }
        else if (_owesBlank)
            _text.Append(' ');

        (_owedBreaks, _owesBlank) = (0, false);
    }

    /// <summary>Behind the end of a comment, or in front of an end tag; at the end of all where it is missing.</summary>
    private static int After(string html, string mark, int from)
    {
        var found = html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? html.Length : mark[^1] == '>' ? found + mark.Length : found;
    }

    [GeneratedRegex("""<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([A-Za-z0-9_:.-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Declared();
}
