using System.Net;
using Akrab.Testing;
using static Akrab.Dav.Tests.DavClient;

namespace Akrab.Dav.Tests;

/// <summary>How a client comes from the name of the server to a member's calendar (RFC 4791).</summary>
public sealed class A_calendar_is_found
{
    [Fact]
    public async Task From_the_well_known_address_to_the_calendar()
    {
        await using var app = await TestApp.Start();
        using var phone = await Of(app);

        Assert.Equal((HttpStatusCode.PermanentRedirect, "/dav/"), await phone.Send("PROPFIND", "/.well-known/caldav", null) is var known ? (known.Status, known.Response.Headers.Location!.OriginalString) : default);
        Assert.StartsWith("/dav/calendars/", phone.Calendar, StringComparison.Ordinal);
        Assert.EndsWith("/activities/", phone.Calendar, StringComparison.Ordinal);
        var options = (await phone.Send("OPTIONS", phone.Calendar, null)).Response;
        var features = options.Headers.GetValues("DAV").Single().Split(", ");
        Assert.Superset(new HashSet<string> { "1", "3", "calendar-access" }, features.ToHashSet());
        Assert.Contains("REPORT", options.Content.Headers.Allow);
        Assert.Equal(HttpStatusCode.Forbidden, (await phone.Send("MKCALENDAR", phone.Calendar + "x/", null)).Status);
    }

    [Fact]
    public async Task It_tells_all_that_clients_ask()
    {
        await using var app = await TestApp.Start();
        using var phone = await Of(app);
        string[] known =
        [
            "D:resourcetype", "D:displayname", "D:sync-token", "D:supported-report-set", "D:current-user-privilege-set", "D:owner",
            "K:calendar-description", "K:supported-calendar-component-set", "K:supported-calendar-data", "K:max-resource-size", "S:getctag",
        ];

        var answer = await phone.Propfind(phone.Calendar, 0, string.Concat(known.Select(k => $"<{k}/>")));

        var found = answer.Xml.Descendants(D + "propstat").Single(p => p.Element(D + "status")!.Value == "HTTP/1.1 200 OK").Element(D + "prop")!.Elements().Select(e => e.Name.LocalName);
        Assert.Equal(known.Select(k => k[2..]).Order(), found.Order());
        Assert.Equal([D + "collection", K + "calendar"], answer.Found(D + "resourcetype")!.Elements().Select(e => e.Name));
        Assert.Equal(["VEVENT", "VTODO"], answer.Found(K + "supported-calendar-component-set")!.Elements().Select(e => e.Attribute("name")!.Value));
        Assert.Equal(["calendar-multiget", "calendar-query", "sync-collection"], answer.Found(D + "supported-report-set")!.Descendants(D + "report").Select(r => r.Elements().Single().Name.LocalName));
    }
}
