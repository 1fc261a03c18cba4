using System.Net;
using Akrab.Contracts;
using Akrab.Customers.Activities;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Permissions;

/// <summary>Whoever serves a caller opens a customer of others, for a day and not in secret; and sees what colleagues have promised.</summary>
public abstract class Breaking_the_glass(Engine engine)
{
    private const string Phone = "0812 7000 4321";

    public sealed class OnSqlite() : Breaking_the_glass(Engine.Sqlite);

    public sealed class OnPostgres() : Breaking_the_glass(Engine.Postgres);

    [Fact]
    public async Task A_caller_is_served_and_everybody_is_told()
    {
        await using var app = await TestApp.Start(engine);
        var (budi, ani) = (await app.AddMember("budi@tokouji.id", "Budi"), await app.AddMember("ani@tokouji.id", "Ani", "service"));
        await Restrict(app, "service", new Rights(Reaches.None with { Read = Reach.Own, Change = Reach.Own }, actions: new Dictionary<string, bool> { [Rights.BreakGlass] = true }));
        var person = await Fill(app, budi);
        using var hers = await app.SignIn(ani.Email!);
        using var his = await app.SignIn(budi.Email!);
        Assert.Equal(HttpStatusCode.NotFound, (await hers.Open($"/people/{person}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await his.Open("/glass")).Status);
        Assert.Contains("/glass", (await hers.Open("/search?q=entah")).Text, StringComparison.Ordinal);

        await hers.Open("/glass");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await hers.Submit("/glass", ("contact", Phone), ("because", "mau"))).Status);
        Assert.Contains("Tidak ada pelanggan", (await hers.Submit("/glass", ("contact", "0899 1111 2222"), ("because", "Pelanggan menelepon soal antaran"))).Text, StringComparison.Ordinal);
        var opened = await hers.Submit("/glass", ("contact", Phone), ("because", "Pelanggan menelepon soal antaran"));
        Assert.Equal($"/people/{person}", opened.Location?.Split('?')[0]);

        var page = await hers.Open($"/people/{person}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Janji teman sekerja", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rahasia dagang", page.Text, StringComparison.Ordinal);
        Assert.Contains("Dibuka dalam keadaan darurat", (await his.Open($"/people/{person}/history")).Says("main ol"), StringComparison.Ordinal);
        for (var i = 0; i < 100 && !(await his.Open("/notices")).Text.Contains("Ani membuka Ibu Rina", StringComparison.Ordinal); i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Contains("Ani membuka Ibu Rina", (await his.Open("/notices")).Says("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_opens_anybody_without_the_task()
    {
        await using var app = await TestApp.Start(engine);
        var (budi, ani) = (await app.AddMember("budi@tokouji.id", "Budi"), await app.AddMember("ani@tokouji.id", "Ani"));
        var person = await Fill(app, budi);
        using var hers = await app.SignIn(ani.Email!);
        await hers.Open("/people");
        Assert.Equal(HttpStatusCode.Forbidden, (await hers.Post("/glass", new Dictionary<string, string> { ["contact"] = Phone, ["because"] = "Pelanggan menelepon soal antaran" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hers.Open($"/people/{person}")).Status);
    }

    private static async Task Restrict(TestApp app, string role, Rights rights)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var ready = ReadyRole.All.Single(r => r.Key == role);
        (await db.Set<Role>().AsTracking().SingleAsync(r => r.Name == ready.Indonesian)).Rights = rights;
        await db.SaveChangesAsync();
    }

    private static async Task<Guid> Fill(TestApp app, User owner)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var member = await db.Set<Member>().Where(m => m.User == owner.Id).Select(m => m.Id).SingleAsync();
        var person = new Person { FullName = "Ibu Rina", Owner = member, Phones = (Kernel.Fields.Points<Kernel.Fields.PhonePoint>)db.Registry.Get<Person>().Find("phones")!.Type.Parse(Phone, Kernel.Fields.ReadingContext.Invariant)! };
        db.Add(person);
        await db.SaveChangesAsync();
        db.Add(new Activity { Subject = "Rahasia dagang", Party = person.Id, Owner = member, DueOn = new DateOnly(2030, 3, 1) });
        await db.SaveChangesAsync();
        return person.Id.Value;
    }
}
