using System.Net;
using System.Text;
using Akrab.Testing;

namespace Akrab.Dav.Tests;

/// <summary>What no client sends: it is refused, never answered with a fault of ours.</summary>
public abstract class Hostile_requests(Engine engine)
{
    public sealed class OnSqlite() : Hostile_requests(Engine.Sqlite);

    public sealed class OnPostgres() : Hostile_requests(Engine.Postgres);

    [Fact]
    public async Task Dangerous_xml_is_not_read()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        string[] bodies =
        [
            """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><propfind xmlns="DAV:"><prop><displayname>&b;</displayname></prop></propfind>""",
            """<!DOCTYPE x SYSTEM "file:///etc/passwd"><propfind xmlns="DAV:"><allprop/></propfind>""",
            """<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:1/">]><propfind xmlns="DAV:"><prop>&e;</prop></propfind>""",
            string.Concat(Enumerable.Repeat("<a>", 100_000)),
            string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100)),
            "<propfind xmlns='DAV:'><prop>", "not xml", "<propfind/>", "<x:propfind xmlns:x='urn:other'><x:allprop/></x:propfind>", "<propfind xmlns='DAV:'/>", "\0\0\0",
        ];
        foreach (var body in bodies)
            foreach (var method in (string[])["PROPFIND", "REPORT", "PROPPATCH"])
            {
                var answer = await phone.Send(method, phone.People, body, ("Depth", "0"));
                Assert.True(answer.Status is HttpStatusCode.BadRequest || method == "REPORT" && answer.Status == HttpStatusCode.Forbidden, $"{method} {body[..Math.Min(40, body.Length)]}: {answer.Status}");
            }

        Assert.Equal(HttpStatusCode.BadRequest, (await phone.SendBytes("PROPFIND", phone.People, [.. "<propfind xmlns='DAV:'><prop><a>"u8, 0xC3, 0x28, .. "</a></prop></propfind>"u8], ("Depth", "0"))).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await phone.Send("REPORT", phone.People, new string(' ', 5 * 1024 * 1024))).Status);
    }

    [Fact]
    public async Task What_is_no_card_is_refused()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        var good = Card.Of("a", "Ani");
        (byte[] Text, string Condition)[] bad =
        [
            ([], "valid-address-data"),
            ("hello"u8.ToArray(), "valid-address-data"),
            (Encoding.UTF8.GetBytes(good + good), "valid-address-data"),
            (Encoding.UTF8.GetBytes(good.Replace("END:VCARD", "", StringComparison.Ordinal)), "valid-address-data"),
            (Encoding.UTF8.GetBytes(good.Replace("VERSION:3.0", "VERSION:2.1", StringComparison.Ordinal)), "supported-address-data"),
            (Encoding.UTF8.GetBytes(good.Replace("END:VCARD", "X-ADDRESSBOOKSERVER-KIND:group\r\nEND:VCARD", StringComparison.Ordinal)), "valid-address-data"),
            ([.. Encoding.UTF8.GetBytes("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:"), 0xC3, 0x28, .. "\r\nEND:VCARD\r\n"u8], "valid-address-data"),
            (Encoding.UTF8.GetBytes("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:x\r\nFN:\r\nEND:VCARD\r\n"), "valid-address-data"),
            (Encoding.UTF8.GetBytes(Card.Of("a", "Ani", "NOTE:" + new string('x', 3 * 1024 * 1024))), "max-resource-size"),
        ];
        foreach (var (text, condition) in bad)
        {
            var answer = await phone.SendBytes("PUT", phone.People + "a.vcf", text);
            Assert.Equal((HttpStatusCode.Forbidden, condition), (answer.Status, answer.Condition));
        }

        Assert.Equal([phone.People], (await phone.Propfind(phone.People, 1, "<D:getetag/>")).Hrefs);
    }

    [Fact]
    public async Task Control_characters_are_left_out()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);

        var put = await phone.Put(phone.People + "a.vcf", Card.Of("a", "A\u0000n\u0008i", "X-ODD:\uFFFF\u0001"));

        Assert.Equal(HttpStatusCode.Created, put.Status);
        Assert.Null(put.Tag);
        Assert.Contains("FN:Ani\r\n", (await phone.Multiget(phone.People + "a.vcf"))[DavClient.C + "address-data"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("%00.vcf")]
    [InlineData("a%0D%0Ab.vcf")]
    [InlineData("%ff%fe.vcf")]
    [InlineData("sub/a.vcf")]
    [InlineData("'; DROP TABLE dav_names; --")]
    [InlineData("%F0%9F%98%80%2Fx%3Fy%23z.vcf")]
    public async Task An_absurd_name_leads_nowhere_or_is_just_a_name(string name)
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        var href = phone.People + name.Replace(" ", "%20", StringComparison.Ordinal);

        var put = await phone.Put(href, Card.Of("a", "Ani"));

        Assert.True(put.Status is HttpStatusCode.Created or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest, $"{put.Status}");
        var list = (await phone.Propfind(phone.People, 1, "<D:getetag/>")).Hrefs;
        Assert.Equal(put.Status == HttpStatusCode.Created ? 2 : 1, list.Count);
        if (put.Status == HttpStatusCode.Created)
            Assert.Equal(HttpStatusCode.OK, (await phone.Get(list[1])).Status);
    }

    [Fact]
    public async Task A_name_too_long_and_an_address_elsewhere_are_not_found()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        string[] hrefs = ["", "http://evil.example/x.vcf", "/people/1", "/dav/../etc/passwd", phone.People, phone.Organisations + "a.vcf", phone.People + new string('x', 300), "%", "urn:x"];

        Assert.Equal(HttpStatusCode.NotFound, (await phone.Put(phone.People + new string('x', 300), Card.Of("a", "Ani"))).Status);
        var answer = await phone.Multiget(hrefs);

        Assert.Equal(HttpStatusCode.MultiStatus, answer.Status);
        Assert.Equal(hrefs.Length, answer.Responses.Count);
        Assert.All(answer.Responses, r => Assert.Contains("404", r.Element(DavClient.D + "status")!.Value, StringComparison.Ordinal));
    }
}
