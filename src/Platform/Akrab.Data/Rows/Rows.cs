using Akrab.Data.Jobs;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Rows;

/// <summary>A row of the platform's own that belongs to a tenant.</summary>
public abstract class TenantRow
{
    public TenantId TenantId { get; set; }

    /// <summary>Whom it wakes once it is saved; nobody, unless it is work that waits.</summary>
    public virtual Bell? Wakes(Bells bells) => null;
}

/// <summary>A row of what was written to somebody, or by them: it is theirs by their address.</summary>
public interface IAddressedRow
{
    string? Address { get; }

    /// <summary>What is left of it once they are erased; null when it goes as a whole.</summary>
    TenantRow? Left { get; }
}

/// <summary>A row written in great numbers beside a record, in the same transaction: the record's link to the tenant is checked for both.</summary>
public abstract class CompanionRow : TenantRow;

/// <summary>An event on its way to other modules and the outside.</summary>
public sealed class OutboxRow : CompanionRow
{
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Event { get; init; }

    public int EventVersion { get; init; } = 1;

    public Guid Record { get; init; }

    /// <summary>The member who did it; null when the system did.</summary>
    public MemberId? By { get; init; }

    /// <summary>The record's version: events of one record are delivered in its order.</summary>
    public long RecordVersion { get; init; }

    public required string Body { get; init; }

    public OutboxState State { get; set; }

    /// <summary>How often it was taken; guards every write of its deliverer.</summary>
    public int Attempts { get; set; }

    /// <summary>When it may be tried next; while somebody delivers it, when they are taken for dead.</summary>
    public DateTimeOffset DueAt { get; set; }

    public string? Failure { get; set; }

    internal OutboxRow Copy() => (OutboxRow)MemberwiseClone();
}

/// <summary>A handler has dealt with an event; written with what it did, so that a repeated delivery does nothing.</summary>
public sealed class EventReceiptRow : TenantRow
{
    public Guid Event { get; init; }

    public required string Handler { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>How far an event has come.</summary>
public enum OutboxState
{
    Waiting,
    Delivered,
    Failed,
}

/// <summary>One findable value of a record: a phone, a tag, a filterable custom field.</summary>
public sealed class FieldValueRow : CompanionRow
{
    public required string Field { get; init; }

    public Guid Record { get; init; }

    public int Ordinal { get; init; }

    public string? TextKey { get; init; }

    public long? Number { get; init; }

    public DateTimeOffset? Moment { get; init; }
}

/// <summary>A saved question to a list: filters, sort and columns under a name.</summary>
public sealed class SavedViewRow : TenantRow
{
    public Guid Id { get; init; }

    public required string Entity { get; init; }

    /// <summary>Who made it.</summary>
    public MemberId? Owner { get; init; }

    /// <summary>All members see it.</summary>
    public bool IsShared { get; set; }

    public required string Name { get; set; }

    /// <summary>The query string of the list.</summary>
    public required string Query { get; set; }

    public int Position { get; set; }
}

/// <summary>A field an administrator added to an entity.</summary>
public sealed class CustomFieldRow : TenantRow
{
    public Guid Id { get; init; }

    public required string Entity { get; init; }

    public required string Key { get; init; }

    public required string Kind { get; init; }

    /// <summary>The names by language, as JSON.</summary>
    public required string Labels { get; set; }

    /// <summary>The choices as JSON, for those kinds that have some.</summary>
    public string? Options { get; set; }

    public bool IsFilterable { get; set; }

    public bool IsRequired { get; set; }

    public int Position { get; set; }
}

/// <summary>A key-value setting of the tenant.</summary>
public sealed class SettingRow : TenantRow
{
    public required string Key { get; init; }

    public required string Value { get; set; }
}

/// <summary>A call that a client may safely repeat: it was answered once, under a key of the client's choice, and is answered the same again.</summary>
public sealed class AnsweredCallRow : TenantRow
{
    /// <summary>The digest of who asked under which key.</summary>
    public required string Key { get; init; }

    /// <summary>The digest of what was asked.</summary>
    public required string Asked { get; init; }

    /// <summary>The record that was made, or the answer as a whole.</summary>
    public required string Answer { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>A file of a tenant: its content is kept once, under its digest.</summary>
public sealed class StoredFileRow : TenantRow
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string MediaType { get; init; }

    public long Size { get; init; }

    public required string Digest { get; init; }

    public DateTimeOffset At { get; init; }

    public MemberId? By { get; init; }
}

/// <summary>A key of the ring that protects cookies and tokens.</summary>
public sealed class DataProtectionKeyRow
{
    public Guid Id { get; init; }

    public required string Xml { get; init; }
}
