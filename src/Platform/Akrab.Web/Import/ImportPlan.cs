namespace Akrab.Web.Import;

/// <summary>What an import would do, worked out without writing anything.</summary>
public sealed record ImportPlan
{
    public required ImportReport Report { get; init; }

    /// <summary>Whether every row of the file was looked at.</summary>
    public required bool IsWhole { get; init; }

    public required IReadOnlyList<PlannedColumn> Columns { get; init; }

    public required IReadOnlyList<ImportTarget> Targets { get; init; }

    /// <summary>The first rows one by one; beyond them only the counts go on.</summary>
    public required IReadOnlyList<PlannedRow> Rows { get; init; }
}

/// <summary>A column, what it means, and some of its cells.</summary>
public sealed record PlannedColumn(MappedColumn Column, IReadOnlyList<string> Samples);

/// <summary>What would become of one row.</summary>
/// <param name="Row">As a spreadsheet counts.</param>
/// <param name="Title">How the record is called.</param>
/// <param name="Record">The stored record it speaks of.</param>
/// <param name="SameAsRow">The earlier row of the file that makes the record it speaks of.</param>
public sealed record PlannedRow(long Row, Verdict Verdict, string Title, Guid? Record, long? SameAsRow)
{
    /// <summary>Every field that would change.</summary>
    public IReadOnlyList<PlannedChange> Changes { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Who is probably the same and already here; the row makes another all the same.</summary>
    public PlannedAlike? Alike { get; init; }

    /// <summary>Why it would be rejected.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];
}

/// <summary>One field before and after, as a person reads it.</summary>
public sealed record PlannedChange(string Field, string Label, string Before, string After);

/// <summary>A record that is probably the same, and why.</summary>
public sealed record PlannedAlike(Guid Record, string Why);
