using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Customers.Files;

/// <summary>A file kept with a party: a photo, a contract, a receipt.</summary>
public sealed class Attachment : Entity<AttachmentId>, IDefined<Attachment>
{
    public required string Name { get; set; }

    public required PartyId Party { get; init; }

    /// <summary>The stored content.</summary>
    public required Guid File { get; init; }

    public required long Size { get; init; }

    public required string MediaType { get; init; }

    /// <summary>A photograph of the party itself.</summary>
    public bool IsPhoto { get; init; }

    public static void Define(Definition<Attachment> it)
    {
        it.IsCalled("attachment", "attachments").Icon("paperclip");
        it.Has(a => a.Name).Required().Indexed();
        it.Has(a => a.Party).ReadOnly().Indexed();
        it.Has(a => a.Size).ReadOnly();
        it.Has(a => a.MediaType).ReadOnly();
        it.Has(a => a.IsPhoto).ReadOnly();
        it.Titled(a => a.Name);
        it.Follows(a => a.Party);
        it.Lists(a => a.Name, a => a.Size, a => a.CreatedAt);
        it.Section("main", a => a.Name);
    }
}

/// <summary>A file kept with a party.</summary>
public readonly record struct AttachmentId(Guid Value) : IEntityId<AttachmentId>
{
    public static AttachmentId Of(Guid value) => new(value);
}
