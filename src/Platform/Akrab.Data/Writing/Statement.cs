namespace Akrab.Data.Writing;

/// <summary>A value for a statement and the type of its column.</summary>
internal readonly record struct Parameter(object? Value, string StoreType);

/// <summary>One prepared statement with its values; parameters are <c>$1, $2 …</c> on both databases.</summary>
internal sealed record Statement(string Sql, IReadOnlyList<Parameter> Parameters)
{
    /// <summary>The table and columns that the parameters fill, where the statement only adds a row: many such rows may be copied at once.</summary>
    public CopyTarget? Into { get; init; }

    /// <summary>How many rows must be met; another number means that somebody else was first.</summary>
    public int? MustAffect { get; init; }

    /// <summary>What is thrown then.</summary>
    public Func<Exception>? Otherwise { get; init; }

    public void Check(int affected)
    {
        if (MustAffect is { } expected && affected != expected)
            throw Otherwise?.Invoke() ?? new Kernel.Entities.BrokenRule("error.changed-meanwhile");
    }
}

/// <summary>Where rows are added to.</summary>
internal sealed record CopyTarget(string Table, IReadOnlyList<string> Columns, bool IsOfRecords)
{
    public Pouring Pouring { get; } = new(Table, Columns);
}
