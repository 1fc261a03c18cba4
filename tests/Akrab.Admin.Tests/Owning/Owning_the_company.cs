using System.Net;
using Akrab.Contracts;
using Akrab.Data.Access;
using Akrab.Data.Backup;
using Akrab.Data.Leaving;
using Akrab.Data.Model;
using Akrab.Data.Moving;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using Akrab.Web.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.Tests.Owning;

/// <summary>The company as a whole is its owner's: they take it along, have it deleted and take that back; nobody else can.</summary>
public abstract class Owning_the_company(Engine engine)
{
    public sealed class OnSqlite() : Owning_the_company(Engine.Sqlite);

    public sealed class OnPostgres() : Owning_the_company(Engine.Postgres);

    private const string Passphrase = "perahu kertas biru laut", Leave = "/settings/leave", TakeAlong = "/settings/take-along";

    [Fact]
    public async Task An_administrator_who_is_not_the_owner_can_do_nothing_of_it()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember("budi@tokouji.id", "Budi", "administrator");
        using var budi = await app.SignIn("budi@tokouji.id");
        var page = await budi.Open("/settings/company");
        Assert.Null(page.Page.QuerySelector($"a[href='{Leave}']"));
        foreach (var path in (string[])[Leave, TakeAlong, TakeAlong + "/progress"])
            Assert.Equal(HttpStatusCode.Forbidden, (await budi.Open(path)).Status);
        await budi.Open("/settings/company");
        Assert.Equal(HttpStatusCode.Forbidden, (await budi.Post(Leave, [new("name", "Toko Uji"), new("password", TestApp.OwnerPassword)])).Status);
        await budi.Open("/settings/company");
        Assert.Equal(HttpStatusCode.Forbidden, (await budi.Post(TakeAlong, [new("passphrase", Passphrase), new("again", Passphrase), new("password", TestApp.OwnerPassword)])).Status);
        await budi.Open("/settings/company");
        Assert.Equal(HttpStatusCode.Forbidden, (await budi.Post(TakeAlong + "/file", [])).Status);

        // Nor by making themselves, or somebody else, one of the owners by role.
        await app.AddMember("palsu@tokouji.id", "Palsu", "owner");
        using var false_ = await app.SignIn("palsu@tokouji.id");
        Assert.Equal(HttpStatusCode.Forbidden, (await false_.Open(Leave)).Status);
        Assert.Null((await Company(app))!.LeavesAt);
    }

    [Fact]
    public async Task It_asks_for_the_whole_name_and_the_password_and_guessing_locks()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        await sari.Open(Leave);
        Assert.Equal(HttpStatusCode.BadRequest, (await sari.Post(Leave, [new("name", "Toko Uji"), new("password", TestApp.OwnerPassword)], withToken: false)).Status);
        await sari.Open(Leave);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sari.Submit(Leave, ("name", "toko uji"), ("password", TestApp.OwnerPassword))).Status);
        for (var i = 0; i < 6; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sari.Submit(Leave, ("name", "Toko Uji"), ("password", $"tebakan nomor {i}"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sari.Submit(Leave, ("name", "Toko Uji"), ("password", TestApp.OwnerPassword))).Status);
        Assert.Null((await Company(app))!.LeavesAt);
    }

    [Fact]
    public async Task While_it_waits_the_house_is_closed_its_books_are_kept_and_only_the_owner_takes_it_back()
    {
        var post = new Postbox();
        await using var app = await TestApp.Start(engine, more: s => s.AddSingleton<IHousePost>(post));
        await app.AddMember("budi@tokouji.id", "Budi", "administrator");
        using var budi = await app.SignIn("budi@tokouji.id");
        using var sari = await app.SignIn();
        await sari.Open(Leave);
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Submit(Leave, ("name", "Toko Uji"), ("password", TestApp.OwnerPassword))).Status);
        Assert.Equal((TestApp.OwnerEmail, true), (post.Letters.Single().To, (await Company(app))!.LeavesAt > DateTimeOffset.UtcNow.AddDays(13)));

        var closed = await budi.Open("/people");
        Assert.Equal(HttpStatusCode.Forbidden, closed.Status);
        Assert.DoesNotContain(closed.Page.Forms, f => f.GetAttribute("action") == ClosedPage.TakeBackPath);
        Assert.Equal(HttpStatusCode.NotFound, (await budi.Post(ClosedPage.TakeBackPath, [])).Status);
        using var stranger = app.Visit();
        await stranger.Open("/sign-in");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post(ClosedPage.TakeBackPath, [])).Status);

        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            Assert.True(await db.Set<JournalRow>().AnyAsync());
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM journals"));
        }

        await sari.Open("/people");
        Assert.Equal(HttpStatusCode.BadRequest, (await sari.Post(ClosedPage.TakeBackPath, [], withToken: false)).Status);
        await sari.Open("/people");
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Submit(ClosedPage.TakeBackPath)).Status);
        Assert.Null((await Company(app))!.LeavesAt);
        Assert.Equal(HttpStatusCode.OK, (await budi.Open("/people")).Status);
        await sari.Open("/people");
        Assert.Equal(HttpStatusCode.NotFound, (await sari.Post(ClosedPage.TakeBackPath, [])).Status);
    }

    [Fact]
    public async Task When_the_days_are_over_it_goes_its_neighbour_stays_and_the_owner_gets_the_proof()
    {
        var post = new Postbox();
        await using var app = await TestApp.Start(engine, more: s => s.AddSingleton<IHousePost>(post));
        var newcomers = app.Services.GetRequiredService<Newcomers>();
        var other = await newcomers.AddTenant("Toko Tetangga", "id", default);
        await app.AddMember("tetangga@toko.id", "Tuti", "owner", tenant: other);
        using var sari = await app.SignIn();
        await sari.Open(Leave);
        await sari.Submit(Leave, ("name", "Toko Uji"), ("password", TestApp.OwnerPassword));
        Assert.Equal(0, await app.Services.GetRequiredService<CompanyEraser>().EraseDue(default));
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            (await db.Tenants.AsTracking().SingleAsync(t => t.Id == app.Tenant)).LeavesAt = DateTimeOffset.UtcNow.AddMinutes(-1);
            await db.SaveChangesAsync();
        }

        await Assert.ThrowsAsync<BrokenRule>(() => app.Services.GetRequiredService<LeaveTaking>().TakeBack(app.Tenant, default));
        Assert.Equal(1, await app.Services.GetRequiredService<CompanyEraser>().EraseDue(default));
        Assert.Null(await Company(app));
        var proof = app.Services.GetRequiredService<Gravestones>().ProofOf(app.Tenant)!;
        Assert.Contains(app.Owner.Id.ToString(), proof);
        var letter = post.Letters.Last();
        Assert.Equal(TestApp.OwnerEmail, letter.To);
        Assert.Contains(proof, letter.Text);
        Assert.NotEqual(HttpStatusCode.OK, (await sari.Open("/people")).Status);
        using var tuti = await app.SignIn("tetangga@toko.id");
        Assert.Contains("Toko Tetangga", (await tuti.Open("/settings/company")).Text);
    }

    [Fact]
    public async Task The_owner_takes_the_company_along_and_another_house_takes_it_in()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        await sari.Open(TakeAlong);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sari.Submit(TakeAlong, ("passphrase", "pendek"), ("again", "pendek"), ("password", TestApp.OwnerPassword))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sari.Submit(TakeAlong, ("passphrase", Passphrase), ("again", Passphrase + "!"), ("password", TestApp.OwnerPassword))).Status);
        var wrong = await sari.Submit(TakeAlong, ("passphrase", Passphrase), ("again", Passphrase), ("password", "bukan ini"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.DoesNotContain(Passphrase, wrong.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await sari.Post(TakeAlong + "/file", [])).Status);
        await sari.Open(TakeAlong);
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Submit(TakeAlong, ("passphrase", Passphrase), ("again", Passphrase), ("password", TestApp.OwnerPassword))).Status);

        var page = await sari.Open(TakeAlong);
        for (var i = 0; i < 200 && page.Page.Forms.All(f => f.GetAttribute("action") != TakeAlong + "/file"); i++)
        {
            await Task.Delay(100);
            page = await sari.Open(TakeAlong);
        }

        var job = await LastJob(app);
        Assert.True(job.State == JobState.Done, job.Failure);
        Assert.DoesNotContain(Passphrase, job.Input);
        var file = await sari.Submit(TakeAlong + "/file");
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.Equal("application/octet-stream", file.Response.Content.Headers.ContentType?.MediaType);
        await using (var scope = app.Begin())
            Assert.Contains(await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<ReadingRow>().ToListAsync(), r => r is { Entity: Readings.Company, Detail: TakeAlong + "/file", Actor: not null });
        Assert.Contains("Seluruh usaha", (await sari.Open("/settings/audit")).Text);

        var path = app.Services.GetRequiredService<CompanyFiles>().PathOf(app.Tenant, job.Id);
        await using var elsewhere = await TestApp.Start(engine);
        Assert.Equal("Toko Uji", (await elsewhere.Services.GetRequiredService<CompanyIn>().Read(path, Data.Backup.Passphrase.Of(Passphrase), default)).Name);
        await using (var there = elsewhere.Services.Begin(Acting.System(app.Tenant)))
        {
            var db = there.ServiceProvider.GetRequiredService<AkrabDb>();
            var company = await db.Tenants.SingleAsync(t => t.Id == app.Tenant);
            Assert.Equal(await db.Set<Member>().Where(m => m.Email == TestApp.OwnerEmail).Select(m => m.User).SingleAsync(), company.OwnedBy);
        }

        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-8));
        await sari.Open(TakeAlong);
        Assert.Equal(HttpStatusCode.NotFound, (await sari.Post(TakeAlong + "/file", [])).Status);
        Assert.Equal(1, app.Services.GetRequiredService<CompanyFiles>().ForgetOld(app.Tenant));
        Assert.False(File.Exists(path));
    }

    private static async Task<Tenant?> Company(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Tenants.AsNoTracking().SingleOrDefaultAsync(t => t.Id == app.Tenant);
    }

    private static async Task<JobRow> LastJob(TestApp app)
    {
        await using var scope = app.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<JobRow>().AsNoTracking().SingleAsync(j => j.Kind == "send-company");
    }
}
