using Akrab.Exchange.ContentLines;

namespace Akrab.Calendars;

/// <summary>What entries and alarms have in common: they keep what they do not understand, so that nothing of a phone's is lost on the way back.</summary>
public abstract record CalendarPart
{
    /// <summary>Properties without a field here, and those that could not be read, as they stood in the file.</summary>
    public IReadOnlyList<ContentLine> Extras { get; init; } = [];

    /// <summary>Parameters without a field here, of properties that have one.</summary>
    internal IReadOnlyList<Leftover> Leftovers { get; init; } = [];
}

/// <param name="Value">The canonical text of the value: when it is written again unchanged, the parameters go with it.</param>
internal sealed record Leftover(string Name, string Value, IReadOnlyList<ContentParameter> Parameters);
