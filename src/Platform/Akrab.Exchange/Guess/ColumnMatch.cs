using Akrab.Kernel.Values;

namespace Akrab.Exchange.Guess;

/// <summary>Why a column was matched; the words are exchange.why.…</summary>
public enum MatchReason { None, Header, KnownExport, Content, HeaderAndContent }

/// <summary>One column of the file and what it seems to mean.</summary>
/// <param name="Target">The field it fills; null when none fits.</param>
/// <param name="Kind">What it seems to mean, also when no field asks for it.</param>
/// <param name="Confidence">0 to 1; from 0.8 on hardly ever wrong.</param>
public sealed record ColumnMatch(int Index, string Header, TargetField? Target, FieldKind? Kind, double Confidence, MatchReason Reason)
{
    /// <summary>For a date: how its numbers are ordered.</summary>
    public DateOrder Order { get; init; }

    /// <summary>Place and date of birth share the cell ("TTL").</summary>
    public bool HasPlaceAndDate { get; init; }

    /// <summary>The address or contact point it belongs to: "home", "business", "1"; empty for the only one.</summary>
    public string Group { get; init; } = "";

    /// <summary>For a label ("Phone 1 - Type"): the column it describes.</summary>
    public int? Describes { get; init; }

    /// <summary>The word key for <see cref="Reason"/>.</summary>
    public string ReasonKey => Reason switch
    {
        MatchReason.Header => "exchange.why.header",
        MatchReason.KnownExport => "exchange.why.known-export",
        MatchReason.Content => "exchange.why.content",
        MatchReason.HeaderAndContent => "exchange.why.header-and-content",
        _ => "exchange.why.none",
    };
}
