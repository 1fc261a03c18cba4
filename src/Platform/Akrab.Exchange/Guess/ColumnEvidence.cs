using Akrab.Kernel.Values;

namespace Akrab.Exchange.Guess;

/// <summary>A possible meaning of a column.</summary>
internal sealed record Candidate(ColumnEvidence Column, TargetField Field, double Confidence, MatchReason Reason);

/// <summary>All that is known about one column before the columns compete for the fields.</summary>
internal sealed class ColumnEvidence
{
    private const double Least = 0.45;

    private readonly (FieldKind Kind, double Score)? said;
    private readonly bool isSaidByExport;

    public ColumnEvidence(int index, string header, IReadOnlyList<string[]> rows, KnownExport? export)
    {
        Index = index;
        Header = header;
        Normalised = HeaderText.Normalise(header);
        Content = new ContentProfile(rows.Where(row => index < row.Length).Select(row => row[index]));
        Group = ColumnGroup.Of(header, Normalised);

        var meaning = export?.Meaning(Normalised);
        isSaidByExport = meaning is not null;
        said = meaning is { } kind ? (kind, 1) : Said(header) ?? AmbiguousHeader.Settle(Normalised, Content);
    }

    public int Index { get; }

    public string Header { get; }

    public string Normalised { get; }

    public string Group { get; }

    public ContentProfile Content { get; }

    /// <summary>The field's claim on this column, or null when nothing speaks for it.</summary>
    public Candidate? For(TargetField field)
    {
        var header = Math.Max(said is { } s && s.Kind == field.Kind ? s.Score : 0, 0.95 * HeaderWords.Likeness(Normalised, field.Words));
        if (said is { Score: >= 0.9 } clear && clear.Kind != field.Kind && header < 0.9)
            header = 0;

        var isContradicted = header > 0 && Content.Filled >= 2 && Content.Fits(field.Kind) < 0.25;
        if (isContradicted)
            header *= 0.4;

        var shown = MayBeReadFromContent(field) ? Content.Shows(field.Kind) : 0;
        var confidence = header > 0 && shown > 0 ? Math.Max(header, shown) + 0.1 : Math.Max(header, shown);
        if (confidence < Least)
            return null;

        var reason = header >= Least && shown > 0 ? MatchReason.HeaderAndContent
            : shown > header ? MatchReason.Content
            : isSaidByExport ? MatchReason.KnownExport
            : MatchReason.Header;
        return new Candidate(this, field, Math.Min(confidence, 0.99), reason);
    }

    public ColumnMatch ToMatch(IReadOnlyList<string> headers, Candidate? chosen)
    {
        var kind = chosen?.Field.Kind ?? (said is { Score: >= 0.6, Kind: not FieldKind.Unrelated } s ? s.Kind : null);
        return new ColumnMatch(Index, Header, chosen?.Field, kind, chosen?.Confidence ?? 0, chosen?.Reason ?? MatchReason.None)
        {
            Group = Group,
            Order = kind?.IsDate() == true ? DateText.OrderOf(Content.Values.Select(DatePart)) : DateOrder.DayFirst,
            HasPlaceAndDate = kind == FieldKind.Birthday && Content.HasPlaceAndDate,
            Describes = kind == FieldKind.Label ? ColumnGroup.Described(headers, Index) : null,
        };
    }

    private (FieldKind Kind, double Score)? Said(string header)
    {
        var whole = HeaderWords.Find(Normalised);
        if (whole is { Score: >= 0.9 } || !header.Contains('(', StringComparison.Ordinal))
            return whole;

        return HeaderWords.Find(HeaderText.Normalise(HeaderText.WithoutBrackets(header))) ?? whole;
    }

    /// <summary>
    /// A header that clearly says something else is believed, unless the cells cannot be what it says: then the header lies.
    /// </summary>
    private bool MayBeReadFromContent(TargetField field)
    {
        if (said is not { } s || s.Kind == field.Kind)
            return true;

        return s.Score < 0.6 || (s.Kind is not FieldKind.Unrelated && Content.Filled >= 2 && Content.Fits(s.Kind) < 0.25);
    }

    private static string DatePart(string text) => Shape.BirthText.Split(text) is { Date.Length: > 0 } parts ? parts.Date : text;
}
