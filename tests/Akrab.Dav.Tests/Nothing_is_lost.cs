using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Testing;

namespace Akrab.Dav.Tests;

/// <summary>What one side does not know, the other side keeps.</summary>
public abstract class Nothing_is_lost(Engine engine)
{
    public sealed class OnSqlite() : Nothing_is_lost(Engine.Sqlite);

    public sealed class OnPostgres() : Nothing_is_lost(Engine.Postgres);

    [Fact]
    public async Task A_phone_that_changes_a_name_leaves_what_it_does_not_know()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        using var api = await app.Api();
        var made = JsonElement.Parse(await (await api.PostAsJsonAsync("/api/v1/people", new
        {
            fullName = "Ani",
            tags = new[] { "vip", "grosir" },
            source = "Pameran",
            roles = new[] { "customer" },
            addresses = new[] { new { street = "Jl. Mawar 1", rtRw = "001/002", village = "Sukajadi", district = "Sukasari", city = "Bandung", landmark = "Depan masjid", postalCode = "40162" } },
            phones = new[] { new { typed = "0812 1111 2222", kind = "whatsapp" } },
        })).Content.ReadAsStringAsync());
        var id = made.GetProperty("id").GetString();
        var href = $"{phone.People}{id}.vcf";
        var card = await phone.Get(href);
        var edited = string.Concat(card.Text.Replace("Ani", "Ani Wijaya", StringComparison.Ordinal).Replace("Mawar 1", "Mawar 2", StringComparison.Ordinal)
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith("CATEGORIES", StringComparison.Ordinal)).Select(l => l + "\r\n"));

        var put = await phone.Put(href, edited, card.Tag);

        Assert.Equal(HttpStatusCode.NoContent, put.Status);
        Assert.Null(put.Tag);
        var person = JsonElement.Parse(await api.GetStringAsync($"/api/v1/people/{id}"));
        Assert.Equal("Ani Wijaya", person.GetProperty("fullName").GetString());
        Assert.Equal(["grosir", "vip"], person.GetProperty("tags").EnumerateArray().Select(t => t.GetString()!).Order());
        Assert.Equal("Pameran", person.GetProperty("source").GetString());
        var address = person.GetProperty("addresses")[0];
        Assert.Equal(("Jl. Mawar 2", "001/002", "Depan masjid", "Sukajadi", "Sukasari"), (Text(address, "street"), Text(address, "rtRw"), Text(address, "landmark"), Text(address, "village"), Text(address, "district")));
        Assert.Equal("whatsapp", Text(person.GetProperty("phones")[0], "kind"));
        Assert.Equal("0812 1111 2222", Text(person.GetProperty("phones")[0], "typed"));
        Assert.Contains("CATEGORIES:", (await phone.Get(href)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_made_here_touches_only_its_own_line_of_the_card()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        using var api = await app.Api();
        string[] own = ["item1.TEL;TYPE=CELL;X-WEIRD=1:0812 1111 2222", "item1.X-ABLabel:Toko", "X-FOO;A=b:bar\\, baz", "PHOTO;ENCODING=b;TYPE=JPEG:" + new string('A', 400), "NOTE;LANGUAGE=en:Hello", "X-EVOLUTION-FILE-AS:Ani"];
        await phone.Put(phone.People + "a.vcf", Card.Of("a", "Ani", own));
        var person = JsonElement.Parse(await api.GetStringAsync("/api/v1/people")).GetProperty("data")[0];
        using var change = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/people/{Text(person, "id")}") { Content = JsonContent.Create(new { jobTitle = "Direktur", notes = "Halo" }) };
        change.Headers.TryAddWithoutValidation("If-Match", "*");
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(change)).StatusCode);

        var card = await phone.Get(phone.People + "a.vcf");

        foreach (var line in own.Where(l => !l.StartsWith("NOTE", StringComparison.Ordinal)))
            Assert.Contains(line + "\r\n", card.Text, StringComparison.Ordinal);
        Assert.Contains("TITLE:Direktur\r\n", card.Text, StringComparison.Ordinal);
        Assert.Contains("NOTE:Halo\r\n", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hello", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_field_cannot_hold_stays_in_the_card()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        var card = Card.Of("a", "Ani", "TITLE:" + new string('x', 150), "EMAIL:not an address", "BDAY:sometime in May", "TEL:" + new string('9', 70), "CATEGORIES:a,b", "ADR;TYPE=HOME:PO Box 3;Apt 4, lantai 2, blok C;Jl. Mawar;Bandung;;;Indonesia", "URL:https://satu.id", "URL:https://dua.id");

        var put = await phone.Put(phone.People + "a.vcf", card);

        Assert.Equal(HttpStatusCode.Created, put.Status);
        Assert.Equal(card, (await phone.Get(phone.People + "a.vcf")).Text);
    }

    [Fact]
    public async Task A_card_of_version_4_is_kept_and_shown_in_the_version_asked_for()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        var card = Card.Of("a", "Ani", "BDAY:--0817", "ANNIVERSARY:20100101").Replace("VERSION:3.0", "VERSION:4.0", StringComparison.Ordinal);
        var href = phone.People + "a.vcf";

        await phone.Put(href, card);

        Assert.Equal(card, (await phone.Get(href)).Text);
        Assert.Contains("VERSION:3.0\r\n", await As(phone, href, "<C:address-data content-type='text/vcard' version='3.0'/>"), StringComparison.Ordinal);
        Assert.Contains("X-ANNIVERSARY:2010-01-01", await As(phone, href, "<C:address-data version='3.0'/>"), StringComparison.Ordinal);
        var some = await As(phone, href, "<C:address-data><C:prop name='UID'/></C:address-data>");
        Assert.Contains("UID:a", some, StringComparison.Ordinal);
        Assert.DoesNotContain("BDAY", some, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FN", "contains", "müller", true)]
    [InlineData("FN", "contains", "MULL", true)]
    [InlineData("FN", "starts-with", "Zoe", true)]
    [InlineData("FN", "equals", "Zoe", false)]
    [InlineData("EMAIL", "ends-with", "@example.com", true)]
    [InlineData("TEL", "contains", "3456", true)]
    [InlineData("TEL", "contains", "9999", false)]
    [InlineData("TITLE", "contains", "", false)]
    public async Task A_query_finds_cards_by_what_they_say(string property, string how, string text, bool isFound)
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        await phone.Put(phone.People + "a.vcf", Card.Of("a", "Zoë Müller", "TEL:0812-3456", "EMAIL:zoe@example.com"));

        var answer = await phone.Report(phone.People, Query($"<C:prop-filter name='{property}'><C:text-match match-type='{how}'>{text}</C:text-match></C:prop-filter>"));

        Assert.Equal(isFound ? 1 : 0, answer.Responses.Count);
        Assert.Single((await phone.Report(phone.People, Query(""))).Responses);
        Assert.Single((await phone.Report(phone.People, Query("<C:prop-filter name='NOTE'><C:is-not-defined/></C:prop-filter>"))).Responses);
        Assert.Equal("supported-filter", (await phone.Report(phone.People, Query("<C:prop-filter name='TEL'><C:param-filter name='TYPE'/></C:prop-filter>"))).Condition);
    }

    private static string Query(string filter) => $"<C:addressbook-query xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:carddav'><D:prop><D:getetag/></D:prop><C:filter>{filter}</C:filter></C:addressbook-query>";

    private static async Task<string> As(DavClient phone, string href, string data) => (await phone.Report(phone.People,
        $"<C:addressbook-multiget xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:carddav'><D:prop>{data}</D:prop><D:href>{href}</D:href></C:addressbook-multiget>"))[DavClient.C + "address-data"]!;

    private static string? Text(JsonElement json, string member) => json.TryGetProperty(member, out var value) ? value.GetString() : null;
}
