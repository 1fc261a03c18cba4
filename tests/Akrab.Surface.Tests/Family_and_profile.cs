using System.Net;
using Akrab.Customers.Parties;
using Akrab.Customers.Relations;
using Akrab.Data.Model;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

public abstract class Family_and_profile(Engine engine)
{
    public sealed class OnSqlite() : Family_and_profile(Engine.Sqlite);

    public sealed class OnPostgres() : Family_and_profile(Engine.Postgres);

    [Fact]
    public async Task A_relation_is_seen_from_both_sides()
    {
        await using var app = await TestApp.Start(engine);
        var (budi, ani) = await Two(app);
        using var browser = await app.SignIn();
        await browser.Open($"/people/{budi}/relate");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Submit($"/people/{budi}/relate", ("to", $"{ani}"), ("as", "parent"), ("since", "1990-02-01"))).Status);

        var his = (await browser.Open($"/people/{budi}")).Page.QuerySelectorAll(".generation");
        Assert.Equal(["Ani Wijaya Orang tua", "Budi Santoso"], his.Select(g => string.Join(' ', g.QuerySelectorAll("b, a > span:not(.avatar), a.dim").Select(e => e.TextContent.Trim()))));
        var hers = (await browser.Open($"/people/{ani}")).Page.QuerySelectorAll(".generation");
        Assert.Equal(["Ani Wijaya", "Budi Santoso Anak"], hers.Select(g => string.Join(' ', g.QuerySelectorAll("b, a > span:not(.avatar), a.dim").Select(e => e.TextContent.Trim()))));

        await browser.Open($"/people/{budi}/relate");
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Submit($"/people/{budi}/relate", ("to", $"{budi}"), ("as", "friend"))).Status);
    }

    [Fact]
    public async Task Whom_one_may_not_see_is_not_named_by_a_relation()
    {
        await using var app = await TestApp.Start(engine);
        var (budi, ani) = await Two(app);
        var seller = await app.AddMember("jual@tokouji.id", "Penjual", "sales");
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            db.Add(new Relation { Party = new(budi), Role = RelationRole.Spouse, Other = new(ani) });
            (await db.Set<Person>().FirstAsync(p => p.Id == new Contracts.PartyId(budi))).Owner = (await db.Set<Data.People.Member>().FirstAsync(m => m.Email == "jual@tokouji.id")).Id;
            await db.SaveChangesAsync();
        }

        using var browser = await app.SignIn("jual@tokouji.id");
        var page = await browser.Open($"/people/{budi}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Ani Wijaya", page.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_worth_remembering_stands_on_the_page_with_where_it_is_from()
    {
        await using var app = await TestApp.Start(engine);
        var (budi, _) = await Two(app);
        using var browser = await app.SignIn();
        await browser.Open($"/people/{budi}/remember");
        await browser.Submit($"/people/{budi}/remember", ("kind", "like"), ("what", "Kopi tubruk"), ("source", "istrinya"));
        await browser.Open($"/people/{budi}/remember");
        await browser.Submit($"/people/{budi}/remember", ("kind", "want"), ("what", "Toples kaca"));
        var page = (await browser.Open($"/people/{budi}")).Page;
        Assert.Equal(["Keinginan berikutnya", "Suka"], page.QuerySelectorAll(".fact-group > b").Select(b => b.TextContent));
        Assert.EndsWith("dari istrinya", page.QuerySelectorAll(".chips a").Single(a => a.TextContent == "Kopi tubruk").GetAttribute("title"), StringComparison.Ordinal);
        Assert.Contains("Belum pernah mengobrol.", page.Body!.TextContent, StringComparison.Ordinal);

        await browser.Post($"/people/{budi}/log-call?stay", [new("body", "Halo")]);
        Assert.Contains("Terakhir mengobrol hari ini.", (await browser.Open($"/people/{budi}")).Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_customers_tell_is_on_the_timeline_and_can_be_counted()
    {
        await using var app = await TestApp.Start(engine);
        var (budi, _) = await Two(app);
        using var browser = await app.SignIn();
        foreach (var (deed, fields) in ((string, KeyValuePair<string, string>[])[])[("hear", [new("kind", "complaint"), new("body", "Kiriman telat")]), ("hear", [new("kind", "request"), new("body", "Mau sampel")]), ("rate", [new("answer", "happy")])])
        {
            await browser.Open($"/people/{budi}");
            Assert.Equal(HttpStatusCode.SeeOther, (await browser.Post($"/people/{budi}/{deed}?stay", fields)).Status);
        }

        var told = (await browser.Open($"/people/{budi}")).Page.QuerySelector("#timeline, .timeline")!.TextContent;
        Assert.All((string[])["mencatat keluhan", "Kiriman telat", "mencatat permintaan", "mencatat: puas"], part => Assert.Contains(part, told, StringComparison.Ordinal));
        using var api = await app.Api();
        var counted = await api.GetStringAsync("/api/v1/interactions/aggregate?by=answer");
        Assert.Contains("happy", counted, StringComparison.Ordinal);
        Assert.Contains("\"count\":1", (await api.GetStringAsync("/api/v1/interactions/aggregate?kind=complaint")).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static async Task<(Guid Budi, Guid Ani)> Two(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var (budi, ani) = (db.Add(new Person { FullName = "Budi Santoso" }).Entity, db.Add(new Person { FullName = "Ani Wijaya" }).Entity);
        await db.SaveChangesAsync();
        return (budi.Id.Value, ani.Id.Value);
    }
}
