namespace Akrab.Calendars;

/// <summary>How much a reader may swallow of one file; what is beyond is passed over and reported.</summary>
public sealed record CalendarLimits
{
    public static readonly CalendarLimits Default = new();

    /// <summary>In bytes, unfolded. An attachment within the file is the longest line there is.</summary>
    public int LineLength { get; init; } = 1024 * 1024;

    /// <summary>All lines of one component together, in characters.</summary>
    public int ComponentLength { get; init; } = 8 * 1024 * 1024;

    /// <summary>Components of the whole file, those within others included.</summary>
    public int Components { get; init; } = 200_000;

    /// <summary>How deep components lie within each other.</summary>
    public int Depth { get; init; } = 8;

    /// <summary>After so many, problems are no longer noted.</summary>
    public int Problems { get; init; } = 1000;
}
