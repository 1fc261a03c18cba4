using Akrab.Exchange.Guess;
using Akrab.Kernel.Values;

namespace Akrab.Web.Import;

/// <summary>What one column of the file means.</summary>
/// <param name="Target">The key of what it fills; null when it is left out.</param>
/// <param name="Confidence">0 to 1; 1 when a person chose it.</param>
/// <param name="Reason">The key of the sentence that says why.</param>
public sealed record MappedColumn(int Index, string Header, string? Target, double Confidence, string Reason)
{
    /// <summary>For a date: how its numbers are ordered.</summary>
    public DateOrder Order { get; init; }

    /// <summary>The address or contact point it belongs to: "home", "business", "1".</summary>
    public string Group { get; init; } = "";

    /// <summary>For a label ("Phone 1 - Type"): the column it describes.</summary>
    public int? Describes { get; init; }

    /// <summary>Place and date share the cell.</summary>
    public bool HasPlaceAndDate { get; init; }

    internal static MappedColumn Of(ColumnMatch match) => new(match.Index, match.Header, match.Target?.Key, match.Confidence, match.ReasonKey)
    {
        Order = match.Order,
        Group = match.Group,
        Describes = match.Kind == FieldKind.Label ? match.Describes : null,
        HasPlaceAndDate = match.HasPlaceAndDate,
    };
}
