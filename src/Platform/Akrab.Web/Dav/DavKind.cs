using System.Xml.Linq;

namespace Akrab.Web.Dav;

/// <summary>A kind of collection: what CardDAV (RFC 6352) and CalDAV (RFC 4791) each have a word of their own for.</summary>
/// <param name="Path">The part of the address under which such collections lie.</param>
/// <param name="Space">The name space of its words.</param>
/// <param name="Type">The type of a collection, and its name in the DAV header.</param>
public sealed record DavKind(string Path, XNamespace Space, string Type)
{
    public static readonly DavKind AddressBooks = new("addressbooks", DavXml.Cards, "addressbook")
    {
        Feature = "addressbook",
        MediaType = "text/vcard",
        Data = DavXml.Cards + "address-data",
        OtherMediaTypes = ["text/x-vcard", "text/directory"],
        Supported =
        [
            new XElement(DavXml.Cards + "supported-address-data",
                new XElement(DavXml.Cards + "address-data-type", new XAttribute("content-type", "text/vcard"), new XAttribute("version", "3.0"))),
        ],
    };

    public static readonly DavKind Calendars = new("calendars", DavXml.Calendars, "calendar")
    {
        Feature = "calendar-access",
        MediaType = "text/calendar",
        Data = DavXml.Calendars + "calendar-data",
        Supported =
        [
            new XElement(DavXml.Calendars + "supported-calendar-data",
                new XElement(DavXml.Calendars + "calendar-data", new XAttribute("content-type", "text/calendar"), new XAttribute("version", "2.0"))),
            new XElement(DavXml.Calendars + "supported-calendar-component-set",
                new XElement(DavXml.Calendars + "comp", new XAttribute("name", "VEVENT")), new XElement(DavXml.Calendars + "comp", new XAttribute("name", "VTODO"))),
        ],
    };

    /// <summary>What the DAV header says of it.</summary>
    public required string Feature { get; init; }

    public required string MediaType { get; init; }

    /// <summary>Older names of the same, which some clients still use.</summary>
    public IReadOnlyList<string> OtherMediaTypes { get; init; } = [];

    /// <summary>The property that holds an item's text.</summary>
    public required XName Data { get; init; }

    /// <summary>The properties that tell what items may be, alike for all collections.</summary>
    public required IReadOnlyList<XElement> Supported { get; init; }

    public XName ResourceType => Space + Type;

    public XName HomeSet => Space + (Type + "-home-set");

    public XName Description => Space + (Type + "-description");

    public XName Multiget => Space + (Type + "-multiget");

    public XName Query => Space + (Type + "-query");

    /// <summary>A text that is not in the form it should have.</summary>
    public XName InvalidData => Space + $"valid-{Data.LocalName}";

    /// <summary>A form that is not kept here.</summary>
    public XName UnsupportedData => Space + $"supported-{Data.LocalName}";
}
