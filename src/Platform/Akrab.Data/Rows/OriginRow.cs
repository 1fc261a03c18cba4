using Akrab.Data.Access;

namespace Akrab.Data.Rows;

/// <summary>From where changes came. Many entries of the journal point at one such row; it is written with the first of them.</summary>
public sealed class OriginRow : TenantRow
{
    public Guid Id { get; init; }

    public Door Door { get; init; }

    /// <summary>The token, the app password or the job.</summary>
    public Guid? Key { get; init; }

    /// <summary>The network address: personal data, which may be emptied without touching the journal.</summary>
    public string? Address { get; set; }

    /// <summary>When it was first met.</summary>
    public DateTimeOffset At { get; init; }
}
