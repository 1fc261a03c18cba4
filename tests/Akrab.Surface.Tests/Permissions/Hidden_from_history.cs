using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Permissions;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Permissions;

/// <summary>What was changed of a hidden field stands in no history of whoever may not know of it, and does in everybody else's.</summary>
public abstract class Hidden_from_history(Engine engine)
{
    public sealed class OnSqlite() : Hidden_from_history(Engine.Sqlite);

    public sealed class OnPostgres() : Hidden_from_history(Engine.Postgres);

    [Fact]
    public async Task On_pages_and_by_call()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await owner.Open("/people/new");
        var person = (await owner.Submit("/people", ("fullName", "Ani Lestari"))).Location!.Split('?')[0];
        foreach (var (job, city) in ((string, string)[])[("Juru rahasia", "Bogor"), ("Pensiunan rahasia", "Bandung")])
        {
            await owner.Open(person + "/edit");
            await owner.Submit(person, ("jobTitle", job), ("city", city));
        }

        var user = await app.AddMember("buta@tokouji.id", "Budi Buta");
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var role = new Role { Name = "Buta", Rights = new Rights(Reaches.All, fields: new Dictionary<string, FieldRight> { ["person.jobTitle"] = FieldRight.Hidden }) };
            db.Add(role);
            (await db.Set<Member>().AsTracking().SingleAsync(m => m.User == user.Id)).Role = role.Id;
            await db.SaveChangesAsync();
        }

        using var blind = await app.SignIn("buta@tokouji.id");
        using var call = await app.Api(user: user);
        using var all = await app.Api();
        Assert.Contains("rahasia", (await owner.Open(person + "/history")).Text, StringComparison.Ordinal);
        Assert.Contains("rahasia", await all.GetStringAsync($"/api/v1{person}/history"), StringComparison.Ordinal);
        foreach (var text in (string[])[(await blind.Open(person + "/history")).Text, await call.GetStringAsync($"/api/v1{person}/history")])
        {
            Assert.Contains("Bandung", text, StringComparison.Ordinal);
            Assert.DoesNotContain("rahasia", text, StringComparison.Ordinal);
            Assert.DoesNotContain("jobTitle", text, StringComparison.Ordinal);
        }
    }
}
