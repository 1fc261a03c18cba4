using System.Xml.Linq;

namespace Akrab.Web.Dav;

/// <summary>The name spaces of the protocol.</summary>
public static class DavXml
{
    /// <summary>WebDAV itself (RFC 4918) and most of what extends it.</summary>
    public static readonly XNamespace Dav = "DAV:";

    /// <summary>CardDAV (RFC 6352).</summary>
    public static readonly XNamespace Cards = "urn:ietf:params:xml:ns:carddav";

    /// <summary>CalDAV (RFC 4791).</summary>
    public static readonly XNamespace Calendars = "urn:ietf:params:xml:ns:caldav";

    /// <summary>What the first servers of calendars agreed on beyond the standards: <c>getctag</c>.</summary>
    public static readonly XNamespace Server = "http://calendarserver.org/ns/";
}
