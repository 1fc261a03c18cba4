using Akrab.Kernel.Entities;

namespace Akrab.Data.Rows;

/// <summary>One file brought into the house: what it is, how its columns are understood, how far it is, what came of it.</summary>
public sealed class ImportRow : TenantRow
{
    public Guid Id { get; init; }

    /// <summary>What its rows become: <c>person</c>.</summary>
    public required string Entity { get; init; }

    /// <summary>The stored content.</summary>
    public Guid File { get; init; }

    public required string FileName { get; set; }

    /// <summary>What each column means, as JSON.</summary>
    public required string Mapping { get; set; }

    /// <summary>What was chosen besides, as JSON.</summary>
    public required string Options { get; set; }

    public ImportState State { get; set; }

    /// <summary>Who imports; null for the system.</summary>
    public MemberId? Member { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The job that runs it or rolls it back.</summary>
    public Guid? Job { get; set; }

    /// <summary>The last row of the file that is done with; written together with what became of it.</summary>
    public long Checkpoint { get; set; }

    public long Read { get; set; }

    public long Created { get; set; }

    public long Updated { get; set; }

    public long Skipped { get; set; }

    public long Rejected { get; set; }

    public long Warnings { get; set; }

    /// <summary>Records made only because a row names them, such as the organisation somebody works at.</summary>
    public long Linked { get; set; }

    /// <summary>Working time in milliseconds, over all runs.</summary>
    public long Elapsed { get; set; }

    /// <summary>Whether a crash or a stop of the program came in between.</summary>
    public bool IsResumed { get; set; }

    /// <summary>The stored file of rejected rows with their reasons.</summary>
    public Guid? Problems { get; set; }

    /// <summary>The key of the sentence that says why it failed.</summary>
    public string? Failure { get; set; }

    public DateTimeOffset? RolledBackAt { get; set; }

    public long RolledBack { get; set; }

    /// <summary>Records left as they are by the rollback, because somebody changed them since.</summary>
    public long Kept { get; set; }

    /// <summary>Raised by every write: a second runner of the same import cannot write.</summary>
    public long Step { get; set; }

    /// <summary>The same without its files, which named somebody who was erased.</summary>
    internal ImportRow WithoutFiles(string name)
    {
        var next = Next();
        (next.FileName, next.Problems) = (name, null);
        return next;
    }

    /// <summary>The same, to be changed and written in its place.</summary>
    public ImportRow Next()
    {
        var next = (ImportRow)MemberwiseClone();
        next.Step++;
        return next;
    }
}

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    Draft,
    Running,
    Done,
    Cancelled,
    Failed,
    RollingBack,
    RolledBack,
}

/// <summary>Something to tell of one row or record of an import.</summary>
public sealed class ImportNoteRow : CompanionRow
{
    public Guid Import { get; init; }

    public ImportNoteKind Kind { get; init; }

    public Guid Id { get; init; }

    /// <summary>The row of the file, as a spreadsheet counts.</summary>
    public long? Row { get; init; }

    /// <summary>The record that was kept.</summary>
    public Guid? Record { get; init; }

    public string? Entity { get; init; }

    /// <summary>The reasons as JSON: keys of sentences and what fills their places.</summary>
    public required string Reasons { get; init; }

    /// <summary>The cells of a rejected row, as JSON.</summary>
    public string? Cells { get; init; }
}

/// <summary>What is told.</summary>
public enum ImportNoteKind
{
    /// <summary>The row was rejected.</summary>
    Rejected,

    /// <summary>Something in the row was left out.</summary>
    Warning,

    /// <summary>The rollback left the record as it is.</summary>
    Kept,
}
