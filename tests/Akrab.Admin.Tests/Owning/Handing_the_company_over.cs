using System.Net;
using Akrab.Contracts;
using Akrab.Data.Access;
using Akrab.Data.Checks;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.Tests.Owning;

/// <summary>The owner gives the company to somebody who works there; nobody takes it, and nobody else gets it.</summary>
public abstract class Handing_the_company_over(Engine engine)
{
    public sealed class OnSqlite() : Handing_the_company_over(Engine.Sqlite);

    public sealed class OnPostgres() : Handing_the_company_over(Engine.Postgres);

    private const string HandOver = "/settings/hand-over";

    [Fact]
    public async Task Who_gets_it_owns_it_administers_and_everybody_concerned_is_told()
    {
        var post = new Postbox();
        await using var app = await TestApp.Start(engine, more: s => s.AddSingleton<IHousePost>(post));
        await app.AddMember("budi@tokouji.id", "Budi Baru", "sales");
        using var sari = await app.SignIn();
        Assert.NotNull((await sari.Open("/settings/company")).Page.QuerySelector($"a[href='{HandOver}']"));
        var budi = await MemberOf(app, "budi@tokouji.id");
        await sari.Open(HandOver);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sari.Submit(HandOver, ("to", budi), ("password", "bukan sandi saya"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Submit(HandOver, ("to", budi), ("password", TestApp.OwnerPassword))).Status);

        Assert.Equal([TestApp.OwnerEmail, "budi@tokouji.id"], post.Letters.Select(l => l.To));
        Assert.All(post.Letters, letter => Assert.Contains("Budi Baru", letter.Text));
        Assert.Equal(HttpStatusCode.Forbidden, (await sari.Open(HandOver)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await sari.Open("/settings/leave")).Status);
        Assert.Equal(HttpStatusCode.OK, (await sari.Open("/settings/company")).Status);
        using var heir = await app.SignIn("budi@tokouji.id");
        Assert.Equal(HttpStatusCode.OK, (await heir.Open("/settings/leave")).Status);
        Assert.Contains("menyerahkan usaha kepada orang ini", (await heir.Open("/settings/audit")).Text);
        var report = await app.Services.GetRequiredService<Checkup>().Run(default);
        Assert.True(report.IsFine, string.Join('\n', report.Findings));

        // And back, to one whose role needs no change.
        await heir.Open(HandOver);
        Assert.Equal(HttpStatusCode.SeeOther, (await heir.Submit(HandOver, ("to", await MemberOf(app, TestApp.OwnerEmail)), ("password", TestApp.OwnerPassword))).Status);
        Assert.Equal(HttpStatusCode.OK, (await sari.Open(HandOver)).Status);
        await using var scope = app.Begin();
        Assert.Equal(2, await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<ReadingRow>().CountAsync(r => r.Action == Readings.Own));
    }

    [Fact]
    public async Task It_goes_to_nobody_who_does_not_work_there_and_only_from_whom_it_is()
    {
        await using var app = await TestApp.Start(engine);
        var newcomers = app.Services.GetRequiredService<Newcomers>();
        var neighbour = await newcomers.AddTenant("Tetangga", "id", default);
        await app.AddMember("tetangga@contoh.id", "Tetangga", "owner", tenant: neighbour);
        await app.AddMember("berhenti@tokouji.id", "Sudah Berhenti", "administrator");
        await app.AddMember("admin@tokouji.id", "Admin Lain", "administrator");
        var (gone, admin) = (await MemberOf(app, "berhenti@tokouji.id"), await MemberOf(app, "admin@tokouji.id"));
        string stranger, login;
        await using (var scope = app.Services.Begin(Acting.System(neighbour)))
            stranger = (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Member>().SingleAsync()).Id.Value.ToString();
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            (await db.Set<Member>().AsTracking().SingleAsync(m => m.Email == "berhenti@tokouji.id")).IsActive = false;
            var named = new Member { Name = "Hanya Nama", Role = (await db.Set<Role>().FirstAsync()).Id };
            db.Add(named);
            await db.SaveChangesAsync();
            login = named.Id.Value.ToString();
        }

        using var sari = await app.SignIn();
        var page = await sari.Open(HandOver);
        Assert.Equal(["", admin], page.Page.QuerySelectorAll("select[name=to] option").Select(o => o.GetAttribute("value")));
        foreach (var to in (string[])[gone, stranger, login, await MemberOf(app, TestApp.OwnerEmail), Guid.NewGuid().ToString(), "", "' or 1=1"])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sari.Submit(HandOver, ("to", to), ("password", TestApp.OwnerPassword))).Status);

        using var other = await app.SignIn("admin@tokouji.id");
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Open(HandOver)).Status);
        await other.Open("/settings/company");
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Post(HandOver, [new("to", admin), new("password", TestApp.OwnerPassword)])).Status);

        // Twice at once: one gives it, and the other hears that it is theirs no more.
        await sari.Open(HandOver);
        await using var late = app.Begin();
        var before = late.ServiceProvider.GetRequiredService<AkrabDb>();
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Submit(HandOver, ("to", admin), ("password", TestApp.OwnerPassword))).Status);
        await Assert.ThrowsAsync<NotAllowed>(() => late.ServiceProvider.GetRequiredService<Ownership>().HandOver(app.Owner.Id, new MemberId(Guid.Parse(admin)), default));
        Assert.Equal((await before.Set<Member>().SingleAsync(m => m.Email == "admin@tokouji.id")).User, (await before.Tenants.AsNoTracking().SingleAsync(t => t.Id == app.Tenant)).OwnedBy);
    }

    private static async Task<string> MemberOf(TestApp app, string email)
    {
        await using var scope = app.Begin();
        return (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Member>().SingleAsync(m => m.Email == email)).Id.Value.ToString();
    }
}
