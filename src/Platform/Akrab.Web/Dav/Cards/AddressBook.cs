using System.Xml.Linq;
using Akrab.Exchange.VCard;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Web.Dav.Records;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Dav.Cards;

/// <summary>The records of an entity as an address book (RFC 6352).</summary>
internal sealed class AddressBook<T>(RecordShelf shelf, Definition<T> definition) : RecordCollection<T>(shelf, definition, new CardForm<T>(shelf, definition)) where T : Entity
{
    public override string Description => Words.Say("dav.addressbook.description", ("name", Title));

    public override Func<DavItem, bool> Matching(XElement query) => CardFilter.Of(query).Fits;

    /// <summary>Silence about the version means: as it is kept, so that nothing is lost on the way there and back.</summary>
    public override string Show(DavItem item, XElement? asked)
    {
        var text = item.Text();
        var version = asked?.Attribute("version")?.Value;
        List<string> only = [.. (asked?.Elements(DavXml.Cards + "prop") ?? []).Select(p => p.Attribute("name")?.Value.ToUpperInvariant()).OfType<string>()];
        if (asked is null || version is null && only.Count == 0)
            return text;
        if (asked.Attribute("content-type")?.Value is { } type && type != DavKind.AddressBooks.MediaType || version is not (null or "3.0" or "4.0"))
            throw new DavProblem(StatusCodes.Status403Forbidden, DavKind.AddressBooks.UnsupportedData);

        var card = CardText.Parse(text)!;
        if (version is not null)
            card = card.In(version == "4.0" ? VCardVersion.V4 : VCardVersion.V3);
        return (only.Count == 0 ? card : card.Only(only)).ToString();
    }
}
