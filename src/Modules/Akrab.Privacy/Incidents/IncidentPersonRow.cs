using Akrab.Data.Rows;

namespace Akrab.Privacy.Incidents;

/// <summary>Somebody whom an incident concerns, and how they were told.</summary>
public sealed class IncidentPersonRow : TenantRow
{
    public Guid Incident { get; init; }

    public Guid Party { get; init; }

    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>By which way: an e-mail, or what a member wrote.</summary>
    public string? ToldHow { get; set; }
}
