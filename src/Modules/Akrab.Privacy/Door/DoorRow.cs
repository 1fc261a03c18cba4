using Akrab.Data.Rows;

namespace Akrab.Privacy.Door;

/// <summary>The public form of a company; there is none until somebody opens it.</summary>
public sealed class DoorRow : TenantRow
{
    /// <summary>The last part of its address: unique among all companies of the house.</summary>
    public required string Slug { get; set; }

    public bool IsOpen { get; set; }
}

/// <summary>What the one who asked by the form holds: the secret of their link, and a code when one was sent. Only hashes are kept.</summary>
public sealed class RequestKeyRow : TenantRow
{
    public Guid Request { get; init; }

    public required string SecretHash { get; init; }

    public string? CodeHash { get; set; }

    /// <summary>Whose address the code was sent to; null where nobody could be told for certain.</summary>
    public Guid? Party { get; set; }

    /// <summary>How many codes were tried: after too many none is right any more.</summary>
    public int Tries { get; set; }

    public DateTimeOffset At { get; init; }

    internal RequestKeyRow Copy() => (RequestKeyRow)MemberwiseClone();
}
