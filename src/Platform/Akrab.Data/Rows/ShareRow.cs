using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;

namespace Akrab.Data.Rows;

/// <summary>A record is shared with a member, or with a team and all below it.</summary>
public sealed class ShareRow : TenantRow
{
    public Guid Id { get; init; } = Uuid7.Next();

    public required string Entity { get; init; }

    public required Guid Record { get; init; }

    public MemberId? Member { get; init; }

    public TeamId? Team { get; init; }

    public bool MayChange { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? Until { get; init; }

    public MemberId? By { get; init; }

    public DateTimeOffset At { get; init; }

    public string? Because { get; init; }

    /// <summary>When somebody ended it; it stays, to tell who could see what.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
