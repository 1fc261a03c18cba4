using System.Net;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Kernel.Permissions;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

/// <summary>A record can be looked at as it was at the end of any day, in the company's time zone.</summary>
public abstract class As_it_was(Engine engine)
{
    public sealed class OnSqlite() : As_it_was(Engine.Sqlite);

    public sealed class OnPostgres() : As_it_was(Engine.Postgres);

    [Fact]
    public async Task On_every_day_it_is_as_the_last_change_of_that_day_left_it()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var person = await Ani(app);
        // 3 March 23:30 in Jakarta is still the third; half an hour after midnight is the fourth.
        await Journal(app, person, (1, "2026-03-01T03:00:00Z", null),
            (2, "2026-03-03T16:30:00Z", """{"jobTitle":["Magang","Kasir"]}"""), (3, "2026-03-03T17:30:00Z", """{"jobTitle":["Kasir","Manajer"],"fullName":["Ani","Ani Lestari"]}"""),
            (4, "2026-03-10T03:00:00Z", """{"deletedAt":[null,"2026-03-10T03:00:00Z"]}"""), (5, "2026-03-12T03:00:00Z", """{"deletedAt":["2026-03-10T03:00:00Z",null]}"""));

        Assert.EndsWith("Magang", (await Look(owner, person, "2026-03-02")).Says("#fact-jobTitle"), StringComparison.Ordinal);
        var third = await Look(owner, person, "2026-03-03");
        Assert.Contains("Kasir", third.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Manajer", third.Text, StringComparison.Ordinal);
        Assert.Contains("Manajer", (await Look(owner, person, "4/3/2026")).Text, StringComparison.Ordinal);
        Assert.Contains("keranjang sampah", (await Look(owner, person, "2026-03-11")).Says("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("keranjang sampah", (await Look(owner, person, "2026-03-12")).Says("main"), StringComparison.Ordinal);
        Assert.Contains("belum ada", (await Look(owner, person, "2026-02-28")).Says("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_does_not_mix_the_changes_up()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var person = await Ani(app);
        await Journal(app, person, (1, "2026-03-05T03:00:00Z", null), (2, "2026-03-06T03:00:00Z", """{"jobTitle":["Magang","Kasir"]}"""), (3, "2026-03-02T03:00:00Z", """{"jobTitle":["Kasir","Manajer"]}"""));

        Assert.Contains("Manajer", (await Look(owner, person, "2026-03-07")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Magang", (await Look(owner, person, "2026-03-05")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bukan-tanggal")]
    [InlineData("%20")]
    [InlineData("2026-02-31")]
    [InlineData("'%3B--")]
    public async Task What_is_no_day_is_refused(string day)
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        Assert.InRange((int)(await owner.Open($"/people/{await Ani(app)}/history?on={day}")).Status, 400, 422);
    }

    [Theory]
    [InlineData("9999-12-31", HttpStatusCode.OK)]
    [InlineData("0001-01-01", HttpStatusCode.OK)]
    public async Task The_ends_of_time_are_days_too(string day, HttpStatusCode status)
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        Assert.Equal(status, (await owner.Open($"/people/{await Ani(app)}/history?on={day}")).Status);
    }

    [Fact]
    public async Task Who_may_not_see_the_record_does_not_see_its_past()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember("jual@tokouji.id", "Penjual");
        using var seller = await app.SignIn("jual@tokouji.id");
        Assert.Equal(HttpStatusCode.NotFound, (await seller.Open($"/people/{await Ani(app)}/history?on=2026-12-01")).Status);
    }

    [Fact]
    public async Task What_is_hidden_today_is_hidden_of_then()
    {
        await using var app = await TestApp.Start(engine);
        var user = await app.AddMember("buta@tokouji.id", "Budi", "viewer");
        var person = await Ani(app);
        await Journal(app, person, (1, "2026-03-01T03:00:00Z", null), (2, "2026-03-03T16:30:00Z", """{"jobTitle":["Magang","Manajer"],"source":["Pasar","Teman"]}"""));
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var role = new Role { Name = "Terbatas", Rights = new Rights(Reaches.All, fields: new Dictionary<string, FieldRight> { ["person.jobTitle"] = FieldRight.Hidden }) };
            db.Add(role);
            (await db.Set<Member>().AsTracking().SingleAsync(m => m.User == user.Id, TestContext.Current.CancellationToken)).Role = role.Id;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var theirs = await app.SignIn(user.Email!);
        var then = await Look(theirs, person, "2026-03-02");
        Assert.Contains("Pasar", then.Says("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Magang", then.Text, StringComparison.Ordinal);
    }

    private static Task<Answer> Look(TestBrowser browser, Guid person, string day) => browser.Open($"/people/{person}/history?on={Uri.EscapeDataString(day)}");

    private static async Task<Guid> Ani(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var ani = new Person { FullName = "Ani Lestari", JobTitle = "Manajer" };
        db.Add(ani);
        await db.SaveChangesAsync();
        return ani.Id.Value;
    }

    /// <summary>Puts these entries in the place of the record's own.</summary>
    private static async Task Journal(TestApp app, Guid person, params (long Version, string At, string? Changes)[] entries)
    {
        await Books.Open(app);
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.RemoveRange(await db.Set<JournalRow>().AsTracking().Where(j => j.Record == person).ToListAsync());
        await db.SaveChangesAsync();
        foreach (var (version, at, changes) in entries)
            db.Add(new JournalRow { Id = Uuid7.Next(), At = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), Action = version == 1 ? "create" : "edit", Entity = "person", Record = person, Version = version, Changes = changes });
        await db.SaveChangesAsync();
    }
}
