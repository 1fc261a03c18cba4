using Akrab.Data.Writing;
using Akrab.Kernel.Entities;

namespace Akrab.Web.Import;

/// <summary>What becomes of some rows of the file: an outcome for each, and the changes that bring it about.</summary>
internal sealed class Slice(IReadOnlyList<ImportedRow> rows)
{
    public IReadOnlyList<ImportedRow> Rows => rows;

    public List<Outcome> Outcomes { get; } = new(rows.Count);

    /// <summary>Records made because a row names them.</summary>
    public List<Working> Made { get; } = [];

    /// <summary>Records made or changed by the rows themselves, each once.</summary>
    public List<Working> Touched { get; } = [];

    public long LastRow => rows.Count == 0 ? 0 : rows[^1].Number;

    public int CountOf(Verdict verdict) => Outcomes.Count(o => o.Verdict == verdict);

    public IReadOnlyList<Change> Changes() =>
        [.. Made.Concat(Touched.Where(w => w.IsNew || w.IsChanged)).Select(w => new Change(w.Definition, w.Before, w.After))];
}

/// <summary>What becomes of one row.</summary>
/// <param name="Same">The record it speaks of.</param>
/// <param name="Earlier">The record as it was before this row; null when the row makes it.</param>
internal sealed record Outcome(ImportedRow Row, Verdict Verdict, Working? Same, Entity? Earlier)
{
    /// <summary>The record as this row left it.</summary>
    public Entity? Later { get; init; }

    public IReadOnlyList<Reason> Refusals { get; init; } = [];
}

/// <summary>What a row does.</summary>
public enum Verdict
{
    /// <summary>It makes a record.</summary>
    New,

    /// <summary>It changes one.</summary>
    Changed,

    /// <summary>It says nothing new.</summary>
    Unchanged,

    /// <summary>Its record exists and is left alone on purpose, or the row is blank.</summary>
    LeftOut,

    /// <summary>It breaks a rule.</summary>
    Rejected,
}
