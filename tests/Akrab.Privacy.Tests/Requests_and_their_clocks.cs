using System.Net;
using Akrab.Contracts;
using Akrab.Customers.Consents;
using Akrab.Privacy.Requests;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Privacy.Tests;

public abstract class Requests_and_their_clocks(Engine engine)
{
    public sealed class OnSqlite() : Requests_and_their_clocks(Engine.Sqlite);

    public sealed class OnPostgres() : Requests_and_their_clocks(Engine.Postgres);

    [Fact]
    public async Task Three_times_twenty_four_hours_run_from_receipt_over_holidays_and_do_not_move_with_the_clock()
    {
        await using var shop = await Shop.Open(engine);
        // The eve of Idul Fitri 2026.
        var received = new DateTimeOffset(2026, 3, 19, 16, 30, 0, TimeSpan.FromHours(7));
        foreach (var kind in Enum.GetValues<RequestKind>())
        {
            var id = await shop.Ask(kind, received);
            var request = await shop.See(db => db.Set<PrivacyRequest>().AsNoTracking().SingleAsync(r => r.Id == id));
            Assert.Equal(received.AddHours(72), request.DueAt);
            Assert.True(request.IsOverdue(received.AddHours(72).AddTicks(10)));
            Assert.False(request.IsOverdue(received.AddHours(72)));
            // The server's clock went back to before it was received: nobody is late, and nothing breaks.
            Assert.Null(Clocks.Warning(request.DueAt, received.AddDays(-1)));
        }

        Assert.Equal(TimeSpan.FromHours(24), Clocks.Warning(received.AddHours(72), received.AddHours(48)));
        Assert.Equal(TimeSpan.FromHours(6), Clocks.Warning(received.AddHours(72), received.AddHours(66)));
        Assert.Equal(TimeSpan.Zero, Clocks.Warning(received.AddHours(72), received.AddHours(99)));
    }

    [Fact]
    public async Task It_goes_from_step_to_step_and_not_around_them()
    {
        await using var shop = await Shop.Open(engine);
        var ani = await shop.Meet("Ani");
        var url = $"/privacy-requests/{(await shop.Ask(RequestKind.Access)).Value}";
        Assert.NotEqual(HttpStatusCode.SeeOther, (await shop.Do(url, "answer-request", ("answer", "Selesai"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await shop.Do(url, "check-identity", ("how", "KTP"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await shop.Do(url, "check-identity", ("how", "KTP"), ("party", ani.Value.ToString()))).Status);

        var page = (await shop.Sari.Open(url)).Page;
        Assert.NotNull(page.QuerySelector($"a[href='/people/{ani.Value}/history']"));
        Assert.Equal(HttpStatusCode.SeeOther, (await shop.Do(url, "take-up")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await shop.Do(url, "answer-request", ("answer", "Paketnya diserahkan"))).Status);
        var request = await shop.See(db => db.Set<PrivacyRequest>().AsNoTracking().SingleAsync());
        Assert.Equal((RequestState.Answered, ani, true), (request.State, request.Party!.Value, request.Responsible is not null));
        Assert.NotEqual(HttpStatusCode.SeeOther, (await shop.Do(url, "refuse", ("ground", "other"), ("why", "Terlambat"))).Status);
    }

    [Fact]
    public async Task A_restriction_stops_all_sending_at_once_until_it_is_lifted()
    {
        await using var shop = await Shop.Open(engine);
        var (ani, budi) = (await shop.Meet("Ani"), await shop.Meet("Budi"));
        var url = $"/privacy-requests/{(await shop.Ask(RequestKind.Restriction)).Value}";
        Assert.True(await shop.MayWrite(ani));
        await shop.Do(url, "check-identity", ("how", "Telepon"), ("party", ani.Value.ToString()));
        Assert.False(await shop.MayWrite(ani));
        Assert.False(await shop.MayProfile(ani));
        Assert.True(await shop.MayWrite(budi));
        Assert.Contains("Restricted", (await shop.Sari.Open($"/people/{ani.Value}")).Page.Body!.TextContent, StringComparison.Ordinal);

        var safeguard = (await shop.Sari.Open($"/people/{ani.Value}")).Page.QuerySelector("a[href$='/lift']")!.GetAttribute("href")!;
        await shop.Do(safeguard[..^"/lift".Length], "lift", ("because", "Diminta Ani"));
        Assert.True(await shop.MayWrite(ani));
    }

    [Fact]
    public async Task A_withdrawal_and_an_objection_take_effect_at_once()
    {
        await using var shop = await Shop.Open(engine);
        var (ani, budi) = (await shop.Meet("Ani"), await shop.Meet("Budi"));
        await shop.Do($"/people/{ani.Value}", "give-consent", ("for", "marketing"), ("by", "none"), ("source", "Formulir"));
        Assert.True(await shop.MayWrite(ani, Purpose.Marketing));
        await shop.Do($"/privacy-requests/{(await shop.Ask(RequestKind.Withdrawal)).Value}", "check-identity", ("how", "KTP"), ("party", ani.Value.ToString()));
        Assert.False(await shop.MayWrite(ani, Purpose.Marketing));
        Assert.True(await shop.MayWrite(ani));
        Assert.False(await shop.MayProfile(ani));

        Assert.True(await shop.MayProfile(budi));
        await shop.Do($"/privacy-requests/{(await shop.Ask(RequestKind.Objection)).Value}", "check-identity", ("how", "KTP"), ("party", budi.Value.ToString()));
        Assert.False(await shop.MayProfile(budi));
        Assert.True(await shop.MayWrite(budi));
    }

    [Fact]
    public async Task Whoever_is_responsible_is_told_once_for_each_warning()
    {
        await using var shop = await Shop.Open(engine);
        await shop.Ask(RequestKind.Access, DateTimeOffset.UtcNow.AddHours(-50));
        await shop.Ask(RequestKind.Erasure);
        var watch = shop.App.Services.GetRequiredService<DueWatch>();
        await watch.Look(default);
        await watch.Look(default);
        var told = (await shop.Sari.Open("/notices")).Page.QuerySelectorAll(".notices a").Count(a => a.TextContent.Contains("Due ", StringComparison.Ordinal));
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task What_a_child_allows_counts_only_with_a_guardian()
    {
        await using var shop = await Shop.Open(engine);
        var (young, url) = (await shop.Meet("Dedi", born: new(8, 17, DateTime.UtcNow.Year - 9)), "");
        url = $"/people/{young.Value}";
        var refused = await shop.Do(url, "give-consent", ("for", "marketing"), ("by", "none"), ("source", "Formulir"));
        Assert.NotEqual(HttpStatusCode.SeeOther, refused.Status);
        Assert.Contains("guardian", refused.Text, StringComparison.Ordinal);

        // What came in by another way does not count either.
        await shop.See(async db =>
        {
            db.Add(new Consent { Party = young, Purpose = Purpose.Marketing, Channel = Channel.None, State = ConsentState.Given, At = DateTimeOffset.UtcNow, Source = "Impor" });
            return await db.SaveChangesAsync();
        });
        Assert.False(await shop.MayWrite(young, Purpose.Marketing));
        await shop.Do(url, "name-guardian", ("name", "Ibu Tuti"), ("relation", "mother"), ("evidence", "Kartu keluarga"));
        Assert.True(await shop.MayWrite(young, Purpose.Marketing));
        Assert.Equal(HttpStatusCode.SeeOther, (await shop.Do(url, "withdraw-consent")).Status);
        Assert.False(await shop.MayWrite(young, Purpose.Marketing));
    }

    [Fact]
    public async Task Only_who_was_given_the_task_sees_the_workbench_and_what_is_on_it()
    {
        await using var shop = await Shop.Open(engine);
        var request = await shop.Ask(RequestKind.Access);
        await shop.App.AddMember("tuti@tokouji.id", "Tuti", "manager");
        using var tuti = await shop.App.SignIn("tuti@tokouji.id");
        Assert.Null((await tuti.Open("/")).Page.QuerySelector("a[href='/privacy']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await tuti.Open("/privacy")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await tuti.Open($"/privacy-requests/{request.Value}")).Status);
        Assert.DoesNotContain("Ani", (await tuti.Open("/privacy-requests")).Text, StringComparison.Ordinal);

        Assert.NotNull((await shop.Sari.Open("/")).Page.QuerySelector("a[href='/privacy']"));
        var bench = await shop.Sari.Open("/privacy");
        Assert.Equal(HttpStatusCode.OK, bench.Status);
        Assert.Contains($"/privacy-requests/{request.Value}", bench.Text, StringComparison.Ordinal);
        Assert.Equal(2, bench.Page.QuerySelectorAll("a[href^='/impact-assessments/']").Length);
    }
}
