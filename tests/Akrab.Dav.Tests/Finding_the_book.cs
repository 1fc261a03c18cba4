using System.Net;
using System.Xml.Linq;
using Akrab.Testing;
using static Akrab.Dav.Tests.DavClient;

namespace Akrab.Dav.Tests;

/// <summary>How a client comes from the name of the server to the cards.</summary>
public sealed class Finding_the_book
{
    [Theory]
    [InlineData("GET")]
    [InlineData("PROPFIND")]
    public async Task The_well_known_address_leads_on_whoever_asks(string method)
    {
        await using var app = await TestApp.Start();
        using var nobody = With(app, "x", "y");

        var answer = await nobody.Send(method, "/.well-known/carddav", null);

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.Status);
        Assert.Equal("/dav/", answer.Response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_book_tells_all_that_clients_ask_and_says_what_it_does_not_know()
    {
        await using var app = await TestApp.Start();
        using var phone = await Of(app);
        string[] known =
        [
            "D:resourcetype", "D:displayname", "D:current-user-principal", "D:sync-token", "D:supported-report-set", "D:current-user-privilege-set", "D:owner",
            "C:addressbook-description", "C:supported-address-data", "C:max-resource-size", "S:getctag",
        ];

        var answer = await phone.Propfind(phone.People, 0, string.Concat(known.Select(k => $"<{k}/>")) + "<D:quota-used-bytes/><S:unknown/>");

        Assert.Equal(HttpStatusCode.MultiStatus, answer.Status);
        var groups = answer.Xml.Descendants(D + "propstat").ToDictionary(p => p.Element(D + "status")!.Value, p => p.Element(D + "prop")!.Elements().Select(e => e.Name.LocalName).ToList());
        Assert.Equal(known.Select(k => k[2..]).Order(), groups["HTTP/1.1 200 OK"].Order());
        Assert.Equal(["quota-used-bytes", "unknown"], groups["HTTP/1.1 404 Not Found"].Order());
        Assert.Equal([D + "collection", C + "addressbook"], answer.Found(D + "resourcetype")!.Elements().Select(e => e.Name));
        Assert.Contains("addressbook", answer.Response.Headers.GetValues("DAV").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_is_told_when_nothing_particular_is_asked()
    {
        await using var app = await TestApp.Start();
        using var phone = await Of(app);

        var all = await phone.Send("PROPFIND", phone.People, (string?)null, ("Depth", "0"));
        var names = await phone.Send("PROPFIND", phone.People, """<propfind xmlns="DAV:"><propname/></propfind>""", ("Depth", "0"));

        Assert.NotNull(all[S + "getctag"]);
        Assert.Equal("", names[S + "getctag"]);
        Assert.Equal(all.Xml.Descendants(D + "prop").Elements().Count(), names.Xml.Descendants(D + "prop").Elements().Count());
    }

    [Fact]
    public async Task Every_place_says_which_methods_it_takes()
    {
        await using var app = await TestApp.Start();
        using var phone = await Of(app);

        Assert.Contains("REPORT", (await phone.Send("OPTIONS", phone.People, null)).Response.Content.Headers.Allow);
        foreach (var method in (string[])["POST", "LOCK", "MOVE", "COPY", "GET", "PUT", "DELETE", "PATCH"])
            Assert.Equal(HttpStatusCode.MethodNotAllowed, (await phone.Send(method, phone.People, null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await phone.Send("MKCOL", phone.People + "sub/", null)).Status);
        Assert.Equal("propfind-finite-depth", (await phone.Send("PROPFIND", phone.People, null, ("Depth", "infinity"))).Condition);
        Assert.Equal("supported-report", (await phone.Report(phone.People, """<D:expand-property xmlns:D="DAV:"/>""")).Condition);
        var patched = await phone.Send("PROPPATCH", phone.People, """<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><D:displayname>x</D:displayname></D:prop></D:set></D:propertyupdate>""");
        Assert.Contains("403", patched.Xml.Descendants(D + "status").Single().Value, StringComparison.Ordinal);
    }
}
