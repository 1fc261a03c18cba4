namespace Akrab.Calendars;

/// <summary>What somebody answered to an invitation.</summary>
public enum Participation { NeedsAction, Accepted, Declined, Tentative, Delegated, Completed, InProcess }

public enum ParticipantRole { Chair, ReqParticipant, OptParticipant, NonParticipant }

/// <summary>Somebody invited, or the one who invites (RFC 5545, 3.8.4.1 and 3.8.4.3).</summary>
/// <param name="Address">As a URI: mailto:budi@contoh.id.</param>
public sealed record Attendee(string Address)
{
    public string Name { get; init; } = "";

    public Participation? Participation { get; init; }

    public ParticipantRole? Role { get; init; }

    /// <summary>Whether an answer is asked for.</summary>
    public bool? IsAsked { get; init; }

    /// <summary>Null where the address is no e-mail address.</summary>
    public string? Email => Address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? Address[7..] : null;
}
