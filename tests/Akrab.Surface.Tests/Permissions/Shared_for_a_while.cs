using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Permissions;

/// <summary>A record is shown to a colleague or a team, for as long as was said, by whom it belongs to and nobody else.</summary>
public abstract class Shared_for_a_while(Engine engine)
{
    public sealed class OnSqlite() : Shared_for_a_while(Engine.Sqlite);

    public sealed class OnPostgres() : Shared_for_a_while(Engine.Postgres);

    [Fact]
    public async Task It_is_seen_told_of_and_ended()
    {
        await using var app = await TestApp.Start(engine);
        var (budi, sari) = (await app.AddMember("budi@tokouji.id", "Budi"), await app.AddMember("ani@tokouji.id", "Ani"));
        var (budis, anis) = (await MemberOf(app, budi), await MemberOf(app, sari));
        var person = await PersonOf(app, budis);
        using var ani = await app.SignIn(sari.Email!);
        using var his = await app.SignIn(budi.Email!);
        Assert.Equal(HttpStatusCode.NotFound, (await ani.Open($"/people/{person}")).Status);

        await his.Open($"/people/{person}/share-with");
        var wrong = await his.Submit($"/people/{person}/share-with", ("member", anis.Value.ToString()), ("until", "01/01/2020"));
        Assert.Equal(HttpStatusCode.Conflict, wrong.Status);
        Assert.Contains("Tanggal itu sudah lewat.", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await his.Submit($"/people/{person}/share-with", ("member", anis.Value.ToString()), ("until", "31/12/2050"), ("because", "Saya cuti"))).Status);

        var page = await ani.Open($"/people/{person}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Saya cuti", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("stop-sharing", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ibu Rina", (await ani.Open("/people")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await Patch(app, sari, person));
        Assert.Contains("Bagikan dengan", (await his.Open($"/people/{person}/history")).Says("main ol"), StringComparison.Ordinal);
        await Told(ani, "Budi membagikan Ibu Rina dengan Anda");

        await his.Open($"/people/{person}");
        await his.Submit($"/people/{person}/stop-sharing");
        Assert.Equal(HttpStatusCode.NotFound, (await ani.Open($"/people/{person}")).Status);
        Assert.DoesNotContain("stop-sharing\"", (await his.Open($"/people/{person}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_shared_to_be_changed_is_changed_and_not_passed_on()
    {
        await using var app = await TestApp.Start(engine);
        var (budi, anisUser) = (await app.AddMember("budi@tokouji.id", "Budi"), await app.AddMember("ani@tokouji.id", "Ani"));
        var third = await MemberOf(app, await app.AddMember("cici@tokouji.id", "Cici"));
        var person = await PersonOf(app, await MemberOf(app, budi));
        using var his = await app.Api(user: budi);
        using var hers = await app.Api(user: anisUser);

        var neither = await his.PostAsJsonAsync($"/api/v1/people/{person}/share-with", new { });
        Assert.Equal(HttpStatusCode.Conflict, neither.StatusCode);
        var shared = await his.PostAsJsonAsync($"/api/v1/people/{person}/share-with", new { member = (await MemberOf(app, anisUser)).Value, mayChange = true });
        Assert.True(shared.IsSuccessStatusCode, await shared.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, await Patch(app, anisUser, person));
        var passedOn = await hers.PostAsJsonAsync($"/api/v1/people/{person}/share-with", new { member = third.Value });
        Assert.Equal(HttpStatusCode.Conflict, passedOn.StatusCode);
        Assert.Contains("Hanya yang memegang", JsonElement.Parse(await passedOn.Content.ReadAsStringAsync()).ToString(), StringComparison.Ordinal);
    }

    /// <summary>Events are delivered soon, not at once.</summary>
    private static async Task Told(TestBrowser browser, string text)
    {
        for (var i = 0; i < 100 && !(await browser.Open("/notices")).Text.Contains(text, StringComparison.Ordinal); i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Contains(text, (await browser.Open("/notices")).Says("main"), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> Patch(TestApp app, User user, Guid person)
    {
        using var api = await app.Api(user: user);
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/people/{person}") { Content = JsonContent.Create(new { notes = "Suka kopi" }) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return (await api.SendAsync(request)).StatusCode;
    }

    private static async Task<MemberId> MemberOf(TestApp app, User user)
    {
        await using var scope = app.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Member>().Where(m => m.User == user.Id).Select(m => m.Id).SingleAsync();
    }

    private static async Task<Guid> PersonOf(TestApp app, MemberId owner)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var person = new Person { FullName = "Ibu Rina", Owner = owner };
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Id.Value;
    }
}
