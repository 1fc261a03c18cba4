using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Data.People;
using Akrab.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Akrab.Dav.Tests.DavClient;

namespace Akrab.Dav.Tests;

/// <summary>sync-collection (RFC 6578) and ctag.</summary>
public abstract class Keeping_in_step(Engine engine)
{
    public sealed class OnSqlite() : Keeping_in_step(Engine.Sqlite);

    public sealed class OnPostgres() : Keeping_in_step(Engine.Postgres);

    [Fact]
    public async Task A_token_leads_to_what_is_new_changed_and_gone()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        var tags = new Dictionary<string, string>();
        foreach (var uid in (string[])["a", "b", "c"])
            tags[uid] = (await phone.Put($"{phone.People}{uid}.vcf", Card.Of(uid, $"Nama {uid}"))).Tag!;

        var first = await phone.Sync();
        Assert.Equal(["a.vcf", "b.vcf", "c.vcf"], Names(first));

        await phone.Put(phone.People + "a.vcf", Card.Of("a", "Nama a", "X-ONLY:card"), tags["a"]);
        await phone.Delete(phone.People + "b.vcf");
        await phone.Put(phone.People + "d.vcf", Card.Of("d", "Nama d"));
        var second = await phone.Sync(Token(first));
        Assert.Superset(new HashSet<string> { "a.vcf", "b.vcf", "d.vcf" }, Names(second).ToHashSet());
        Assert.Contains("404", Told(second, "b.vcf").Element(D + "status")!.Value, StringComparison.Ordinal);
        Assert.NotEqual(Token(first), Token(second));
        Assert.Equal(Token(second), (await phone.Propfind(phone.People, 0, "<D:sync-token/>"))[D + "sync-token"]);
        Assert.Equal(Token(second), Token(await phone.Sync(Token(second))));
    }

    [Fact]
    public async Task The_ctag_differs_after_every_change_and_only_then()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        using var api = await app.Api();
        var href = phone.People + "a.vcf";
        List<string> seen = [await Ctag(phone)];
        var tag = (await phone.Put(href, Card.Of("a", "Ani"))).Tag!;
        seen.Add(await Ctag(phone));
        tag = (await phone.Put(href, Card.Of("a", "Ani", "X-A:1"), tag)).Tag!;
        seen.Add(await Ctag(phone));
        await phone.Delete(href, tag);
        seen.Add(await Ctag(phone));
        await api.PostAsJsonAsync("/api/v1/people", new { fullName = "Budi" });
        seen.Add(await Ctag(phone));

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(seen[^1], await Ctag(phone));
        await api.PostAsJsonAsync("/api/v1/activities", new { subject = "Telepon" });
        Assert.Equal(seen[^1], await Ctag(phone));
    }

    [Fact]
    public async Task A_limit_cuts_the_answer_and_the_token_leads_on()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        for (var i = 0; i < 7; i++)
            await phone.Put($"{phone.People}{i}.vcf", Card.Of($"{i}", $"Nama {i}"));

        var (all, start) = await Follow(phone, "");
        Assert.Equal(7, all.Count);
        for (var i = 0; i < 5; i++)
            await phone.Put($"{phone.People}n{i}.vcf", Card.Of($"n{i}", $"Baru {i}"));
        var (changed, _) = await Follow(phone, start);
        Assert.Superset(new HashSet<string>(Enumerable.Range(0, 5).Select(i => $"n{i}.vcf")), changed);
    }

    [Fact]
    public async Task A_token_that_is_not_ours_or_was_for_other_eyes_has_expired()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        var token = Token(await phone.Sync());
        string[] bad = ["urn:akrab:sync:x", "http://else/1", token + "x", token.Replace("urn:akrab:sync:", "", StringComparison.Ordinal), token + ".pAAAA", "urn:akrab:sync:" + new string('0', 12) + "." + Guid.Empty.ToString("N")];

        foreach (var sent in bad)
        {
            var answer = await phone.Sync(sent);
            Assert.True((answer.Status, answer.Condition) is (HttpStatusCode.Forbidden, "valid-sync-token") || sent == token + "x" && answer.Status == HttpStatusCode.MultiStatus, $"{sent}: {answer.Status}");
        }

        var colleague = await app.AddMember("tono@tokouji.id", "Tono", "owner");
        using var theirs = await DavClient.Of(app, colleague);
        Assert.Equal("valid-sync-token", (await theirs.Sync(token)).Condition);
        Assert.Equal("valid-sync-token", (await phone.Sync(token, book: phone.Organisations)).Condition);
    }

    [Fact]
    public async Task A_record_handed_to_a_colleague_goes_and_comes()
    {
        await using var app = await TestApp.Start(engine);
        var one = await app.AddMember("satu@tokouji.id", "Satu", "sales");
        var other = await app.AddMember("dua@tokouji.id", "Dua", "sales");
        using var from = await DavClient.Of(app, one);
        using var to = await DavClient.Of(app, other);
        using var api = await app.Api();
        await from.Put(from.People + "a.vcf", Card.Of("a", "Ani"));
        var (hers, his) = (Token(await from.Sync()), Token(await to.Sync()));
        var person = JsonElement.Parse(await api.GetStringAsync("/api/v1/people")).GetProperty("data")[0];
        var members = JsonElement.Parse(await api.GetStringAsync("/api/v1/members")).GetProperty("data").EnumerateArray();
        using var hand = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/people/{person.GetProperty("id").GetString()}/hand-over")
        {
            Content = JsonContent.Create(new { to = members.First(m => m.GetProperty("name").GetString() == "Dua").GetProperty("id").GetString() }),
        };
        hand.Headers.TryAddWithoutValidation("If-Match", "*");
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(hand)).StatusCode);

        Assert.Contains("404", Told(await from.Sync(hers), "a.vcf").Element(D + "status")?.Value ?? "", StringComparison.Ordinal);
        Assert.NotNull(Told(await to.Sync(his), "a.vcf").Element(D + "propstat"));
        Assert.Equal(HttpStatusCode.NotFound, (await from.Get(from.People + "a.vcf")).Status);
    }

    [Fact]
    public async Task A_renamed_organisation_changes_the_cards_of_those_who_work_there()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        var before = (await phone.Put(phone.People + "a.vcf", Card.Of("a", "Ani", "ORG:PT Lama"))).Tag;
        var token = Token(await phone.Sync());
        var firm = (await phone.Sync(book: phone.Organisations)).Hrefs.Single();
        var card = await phone.Get(firm);
        Assert.Contains("X-ABSHOWAS:COMPANY", card.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await phone.Put(firm, card.Text.Replace("PT Lama", "PT Baru", StringComparison.Ordinal), card.Tag)).Status);

        Assert.Contains("a.vcf", Names(await phone.Sync(token)));
        var now = await phone.Get(phone.People + "a.vcf");
        Assert.NotEqual(before, now.Tag);
        Assert.Contains("ORG:PT Baru\r\n", now.Text, StringComparison.Ordinal);
    }

    private static async Task<(HashSet<string> Names, string Token)> Follow(DavClient phone, string token)
    {
        HashSet<string> names = [];
        for (var i = 0; i < 40; i++)
        {
            var answer = await phone.Sync(token, limit: 2);
            var isCut = answer.Responses.Any(r => r.Element(D + "status")?.Value.Contains("507", StringComparison.Ordinal) == true);
            var items = answer.Hrefs.Where(h => h.EndsWith(".vcf", StringComparison.Ordinal)).Select(Last).ToList();
            Assert.True(items.Count <= 2);
            names.UnionWith(items);
            token = Token(answer);
            if (!isCut)
                return (names, token);
        }

        throw new InvalidOperationException("The tokens lead in circles.");
    }

    private static async Task<string> Ctag(DavClient phone) => (await phone.Propfind(phone.People, 0, "<S:getctag/>"))[S + "getctag"]!;

    private static string Token(Answer answer) => answer.Xml.Element(D + "sync-token")!.Value;

    private static string Last(string href) => href.Split('/')[^1];

    private static List<string> Names(Answer answer) => [.. answer.Hrefs.Select(Last).Order()];

    private static System.Xml.Linq.XElement Told(Answer answer, string name) => answer.Responses.First(r => r.Element(D + "href")!.Value.EndsWith("/" + name, StringComparison.Ordinal));
}
