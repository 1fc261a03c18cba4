using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Web.Dav.Records;
using Akrab.Web.Export;

namespace Akrab.Web.Dav.Cards;

/// <summary>An address book for each kind of record that has a card: people, organisations.</summary>
internal sealed class AddressBooks(AkrabDb db, RecordShelf shelf) : IDavHome
{
    public DavKind Kind => DavKind.AddressBooks;

    /// <summary>People first: a phone offers the first book for new cards.</summary>
    public IReadOnlyList<DavCollection> Collections { get; } =
        [.. db.Registry.Entities.Where(Exports.HasCards).OrderBy(d => d.Position).Select(d => d.Accept(new Making(shelf)))];

    private sealed class Making(RecordShelf shelf) : IEntityVisitor<DavCollection>
    {
        public DavCollection Visit<T>(Definition<T> definition) where T : Entity => new AddressBook<T>(shelf, definition);
    }
}
