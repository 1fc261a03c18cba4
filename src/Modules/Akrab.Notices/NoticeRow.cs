using Akrab.Contracts;
using Akrab.Data.Jobs;
using Akrab.Data.Rows;
using Akrab.Kernel.Entities;

namespace Akrab.Notices;

/// <summary>Something one member is told.</summary>
public sealed class NoticeRow : TenantRow
{
    public Guid Id { get; init; }

    public MemberId Member { get; init; }

    public NoticeKind Kind { get; init; }

    /// <summary>Whose doing it is; null for the clock's.</summary>
    public MemberId? From { get; init; }

    /// <summary>The class of the id of what it is about: <c>PartyId</c>.</summary>
    public required string AboutType { get; set; }

    public Guid About { get; set; }

    public string? Text { get; set; }

    public DateTimeOffset? Begins { get; set; }

    /// <summary>Unique for a member, where there is one.</summary>
    public string? Key { get; init; }

    /// <summary>How many it stands for.</summary>
    public int Count { get; set; } = 1;

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>On which ways the member wished to be told when it was made.</summary>
    public Ways Ways { get; set; }

    /// <summary>When it is to leave the house; null when it has, or need not.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>How often it was taken; guards every write of its bearer.</summary>
    public int Attempts { get; set; }

    public override Bell? Wakes(Bells bells) => DueAt is null ? null : bells.Notices;

    internal NoticeRow Copy() => (NoticeRow)MemberwiseClone();
}

/// <summary>How a member is told.</summary>
[Flags]
public enum Ways
{
    None = 0,
    Program = 1,
    Push = 2,
    Mail = 4,
}

/// <summary>How a member wishes to be told of one kind of thing; where there is none, as <see cref="Usual"/> says.</summary>
public sealed class NoticeChoiceRow : TenantRow
{
    public const Ways Usual = Ways.Program | Ways.Push;

    public MemberId Member { get; init; }

    public NoticeKind Kind { get; init; }

    public Ways Ways { get; set; }
}

/// <summary>A browser of a member that takes pushed messages (RFC 8030).</summary>
public sealed class DeviceRow : TenantRow
{
    public Guid Id { get; init; }

    public MemberId Member { get; init; }

    /// <summary>What its owner knows it by: <c>Chrome, Android</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The address at the browser maker's push service.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The browser's public key (P-256, uncompressed) and its shared secret, in base64url (RFC 8291).</summary>
    public required string PublicKey { get; init; }

    public required string Secret { get; init; }

    /// <summary>The address of this house as that browser knows it.</summary>
    public required string Origin { get; init; }

    public DateTimeOffset AddedAt { get; init; }
}
