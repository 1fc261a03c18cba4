using System.Xml.Linq;
using Akrab.Kernel.Language;
using Akrab.Web.Sessions;

namespace Akrab.Web.Dav;

/// <summary>What clients may know of each place in the tree.</summary>
internal sealed class Properties(DavAddress address, Membership membership, CancellationToken stop)
{
    private const string TokenStart = "urn:akrab:sync:";
    private static readonly XNamespace Dav = DavXml.Dav;

    /// <summary>A token as clients see it: an address that leads nowhere.</summary>
    public static string Write(string token) => TokenStart + token;

    /// <summary>The token within; null when nobody gave one.</summary>
    public static string? ReadToken(string? sent) => string.IsNullOrWhiteSpace(sent) ? null : sent.Trim().StartsWith(TokenStart, StringComparison.Ordinal) ? sent.Trim()[TokenStart.Length..] : "-";

    public PropertySet OfStart()
    {
        var set = Common(membership.CompanyName, new XElement(Dav + "collection"));
        set.Add(Dav + "principal-collection-set", Href(address.Principal));
        return set;
    }

    public PropertySet OfPrincipal()
    {
        var set = Common(membership.Acting.Name, new XElement(Dav + "collection"), new XElement(Dav + "principal"));
        set.Add(Dav + "principal-URL", Href(address.Principal));
        set.Add(Dav + "principal-collection-set", Href(address.Principal));
        foreach (var home in address.Homes)
            set.Add(home.Kind.HomeSet, Href(address.Of(home.Kind)));
        if (membership.Email is { } email)
            set.Add(DavXml.Server + "email-address-set", new XElement(DavXml.Server + "email-address", email));
        return set;
    }

    public PropertySet OfHome(IDavHome home)
    {
        var set = Common(Words.Say("dav.home." + home.Kind.Path), new XElement(Dav + "collection"));
        set.Add(Dav + "owner", Href(address.Principal));
        set.Add(Dav + "current-user-privilege-set", Privileges("read"));
        return set;
    }

    public PropertySet Of(DavKind kind, DavCollection collection)
    {
        var set = Common(collection.Title, new XElement(Dav + "collection"), new XElement(kind.ResourceType));
        set.Add(Dav + "owner", Href(address.Principal));
        set.Add(Dav + "current-user-privilege-set", Rights(collection, isItem: false));
        set.Add(Dav + "supported-report-set", ((XName[])[kind.Multiget, kind.Query, Dav + "sync-collection"])
            .Select(report => new XElement(Dav + "supported-report", new XElement(Dav + "report", new XElement(report)))));
        set.Add(kind.Description, collection.Description);
        foreach (var supported in kind.Supported)
            set.Add(supported.Name, supported.Nodes());
        set.Add(kind.Space + "max-resource-size", DavBody.LargestItem);
        set.Add(Dav + "sync-token", async () => Write(await collection.Token(stop)));
        set.Add(DavXml.Server + "getctag", async () => await collection.Token(stop));
        return set;
    }

    public PropertySet Of(DavKind kind, DavCollection collection, DavItem item, XElement? data)
    {
        var set = new PropertySet();
        set.Add(Dav + "resourcetype", (object?)null);
        set.Add(Dav + "getetag", item.Tag);
        set.Add(Dav + "getcontenttype", kind.MediaType + "; charset=utf-8");
        set.Add(Dav + "current-user-principal", Href(address.Principal));
        set.Add(Dav + "owner", Href(address.Principal));
        set.Add(Dav + "current-user-privilege-set", Rights(collection, isItem: true));
        if (data is not null)
            set.Add(kind.Data, collection.Show(item, data));
        return set;
    }

    private PropertySet Common(string title, params object[] types)
    {
        var set = new PropertySet();
        set.Add(Dav + "resourcetype", types);
        set.Add(Dav + "displayname", title);
        set.Add(Dav + "current-user-principal", Href(address.Principal));
        return set;
    }

    private static IEnumerable<XElement> Rights(DavCollection collection, bool isItem) => Privileges(
    [
        "read",
        .. collection.MayWrite ? (string[])(isItem ? ["write", "write-content"] : ["write", "bind", "write-content"]) : [],
        .. collection.MayDelete ? (string[])["unbind"] : [],
    ]);

    private static IEnumerable<XElement> Privileges(params IEnumerable<string> names) => names.Select(name => new XElement(Dav + "privilege", new XElement(Dav + name)));

    private static XElement Href(string address) => new(Dav + "href", address);
}
