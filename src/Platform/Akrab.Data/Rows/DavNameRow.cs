using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;

namespace Akrab.Data.Rows;

/// <summary>What a client calls a record, and how it wrote it: whoever chose a name and a UID finds both again, and all that we have no field for.</summary>
public sealed class DavNameRow : TenantRow
{
    /// <summary>The collection in which it is called so: <c>people</c>.</summary>
    public required string Collection { get; init; }

    /// <summary>The last part of its address: <c>4f3c.vcf</c>.</summary>
    public required string Name { get; init; }

    public required Guid Record { get; init; }

    public required string Uid { get; init; }

    /// <summary>The card or the calendar as it was sent.</summary>
    public required string Text { get; init; }

    /// <summary>Made anew with every write, later than all before it: guards against lost updates, and tells that something changed where no field did.</summary>
    public Guid Change { get; init; } = Uuid7.Next();

    /// <summary>A name of a record in this company.</summary>
    public static DavNameRow Of(TenantId tenant, string collection, string name, Guid record, string uid, string text) =>
        new() { TenantId = tenant, Collection = collection, Name = name, Record = record, Uid = uid, Text = text };
}
