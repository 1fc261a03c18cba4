using Akrab.Kernel.Entities;

namespace Akrab.Data.Rows;

/// <summary>One record that was made one with another; several that were merged at once share the merge.</summary>
public sealed class MergeRow : TenantRow
{
    /// <summary>The merge; the journal has it as the source of every change. Later merges have greater ids.</summary>
    public Guid Merge { get; init; }

    /// <summary>The record that went into the other and lies in the bin since.</summary>
    public Guid Absorbed { get; init; }

    /// <summary>The record that stayed.</summary>
    public Guid Survivor { get; init; }

    public required string Entity { get; init; }

    /// <summary>Which record's value was chosen for which field: <c>{field: id}</c>; the others follow the rule.</summary>
    public required string Choices { get; init; }

    public DateTimeOffset At { get; init; }

    public MemberId? Actor { get; init; }

    /// <summary>When it was taken apart; null while it holds.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    internal MergeRow Undone(DateTimeOffset at)
    {
        var undone = (MergeRow)MemberwiseClone();
        undone.UndoneAt = at;
        return undone;
    }
}
