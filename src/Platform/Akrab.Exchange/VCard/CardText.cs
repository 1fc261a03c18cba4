using System.Text;
using Akrab.Exchange.ContentLines;

namespace Akrab.Exchange.VCard;

/// <summary>One card as somebody wrote it: read for what it says, and kept line by line with all that nobody here understands. Immutable.</summary>
public sealed class CardText
{
    private static readonly string[] Labels = ["X-ABLABEL", "X-ABADR"];

    private readonly IReadOnlyList<Piece> _pieces;

    private CardText(IReadOnlyList<Piece> pieces, string version)
    {
        _pieces = pieces;
        Version = version == "4.0" ? VCardVersion.V4 : VCardVersion.V3;
        var builder = new CardBuilder();
        foreach (var piece in pieces.Where(p => p.Line.Name is not ("BEGIN" or "END")))
            builder.Add(piece.Line);
        Card = builder.Build();
    }

    /// <summary>What it says.</summary>
    public Card Card { get; }

    public VCardVersion Version { get; }

    /// <summary>The first value of a property, still escaped; null when the card has none of that name.</summary>
    public string? this[string name] => _pieces.FirstOrDefault(p => p.Line.Name == name)?.Line.Value;

    /// <summary>All values of a property, to be read.</summary>
    public IReadOnlyList<string> Values(string name) => [.. _pieces.Where(p => p.Line.Name == name).Select(p => ContentText.Unescape(p.Line.Value))];

    /// <summary>Reads exactly one card of version 3.0 (RFC 2426) or 4.0 (RFC 6350); null when the text is anything else.</summary>
    public static CardText? Parse(string text)
    {
        List<Piece> pieces = [];
        foreach (var raw in Unfolded(text))
        {
            var bare = raw.Replace("\r", "", StringComparison.Ordinal).Replace("\n ", "", StringComparison.Ordinal).Replace("\n\t", "", StringComparison.Ordinal).TrimEnd('\n');
            if (bare.Length == 0)
                continue;
            if (ContentLine.Parse(bare) is not { } line)
                return null;
            pieces.Add(new Piece(raw, line));
        }

        var isOne = pieces is [{ Line: var first }, .., { Line: var last }] && Is(first, "BEGIN") && Is(last, "END")
            && pieces.Count(p => p.Line.Name is "BEGIN" or "END") == 2;
        var version = pieces.Find(p => p.Line.Name == "VERSION")?.Line.Value.Trim();
        return isOne && version is ("3.0" or "4.0") ? new CardText(pieces, version) : null;
    }

    /// <summary>A card written anew.</summary>
    public static CardText Of(Card card, VCardVersion version)
    {
        var text = new StringBuilder();
        new CardLines(text, version).Add(card);
        return Parse(text.ToString())!;
    }

    /// <summary>The same with these properties, and their labels, as another card has them; they stand where the first of them stood.</summary>
    public CardText With(IReadOnlyCollection<string> names, CardText from)
    {
        var groups = _pieces.Where(p => names.Contains(p.Line.Name) && p.Line.Group.Length > 0).Select(p => p.Line.Group).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<Piece> kept = [.. _pieces];
        var at = kept.FindIndex(p => names.Contains(p.Line.Name));
        kept.RemoveAll(p => names.Contains(p.Line.Name) || groups.Contains(p.Line.Group) && Labels.Contains(p.Line.Name));
        kept.InsertRange(at < 0 || at >= kept.Count ? kept.Count - 1 : at, from._pieces.Where(p => names.Contains(p.Line.Name)));
        return new CardText(kept, this["VERSION"]!.Trim());
    }

    /// <summary>Only these properties, with what every card must have.</summary>
    public CardText Only(IReadOnlyCollection<string> names) =>
        new([.. _pieces.Where(p => names.Contains(p.Line.Name) || p.Line.Name is "BEGIN" or "VERSION" or "END")], this["VERSION"]!.Trim());

    /// <summary>The same in another version of the standard: what neither version names keeps name and value.</summary>
    public CardText In(VCardVersion version) => version == Version ? this : Of(Card, version);

    /// <summary>As it was written, wherever nothing was changed.</summary>
    public override string ToString() => string.Concat(_pieces.Select(p => p.Raw));

    private static bool Is(ContentLine line, string mark) => line.Name == mark && line.Value.Trim().Equals("VCARD", StringComparison.OrdinalIgnoreCase);

    /// <summary>The lines with the pieces they were folded into, and with their ends.</summary>
    private static IEnumerable<string> Unfolded(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = start;
            do
            {
                var next = text.IndexOf('\n', end);
                end = next < 0 ? text.Length : next + 1;
            }
            while (end < text.Length && text[end] is (' ' or '\t'));

            yield return text[start..end];
            start = end;
        }
    }

    private sealed record Piece(string Raw, ContentLine Line);
}
