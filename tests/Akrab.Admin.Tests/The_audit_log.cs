using System.Net;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Permissions;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.Tests;

/// <summary>Administrators read who changed what and who took what along; nobody reads there what they may not see elsewhere.</summary>
public abstract class The_audit_log(Engine engine)
{
    public sealed class On_sqlite() : The_audit_log(Engine.Sqlite);

    public sealed class On_postgres() : The_audit_log(Engine.Postgres);

    [Fact]
    public async Task Changes_and_files_taken_along_stand_in_it()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await owner.Open("/people/new");
        var person = (await owner.Submit("/people", ("fullName", "Ani Lestari"))).Location!.Split('?')[0];
        Assert.Equal(HttpStatusCode.OK, (await owner.Open("/people/export.csv?city=Bandung")).Status);
        using (var api = await app.Api())
            await api.GetStringAsync("/api/v1/people/export.xlsx");

        var log = await owner.Open("/settings/audit");
        Assert.Contains("Ani Lestari", log.Says("#audit"), StringComparison.Ordinal);
        Assert.Contains("/people/export.csv?city=Bandung", log.Says("#audit"), StringComparison.Ordinal);
        Assert.Contains("/people/export.xlsx", log.Says("#audit"), StringComparison.Ordinal);
        Assert.Contains("Lewat API", log.Says("#audit"), StringComparison.Ordinal);

        var readings = await owner.Open("/settings/audit?book=readings");
        Assert.DoesNotContain("Ani Lestari", readings.Says("#audit"), StringComparison.Ordinal);
        Assert.Equal(2, readings.Page.QuerySelectorAll("#audit li").Length);
        Assert.Empty((await owner.Open("/settings/audit?until=2001-01-01")).Page.QuerySelectorAll("#audit li"));
        Assert.Single((await owner.Open($"/settings/audit?record={person.Split('/')[^1]}")).Page.QuerySelectorAll("#audit li"));

        var file = await owner.Open("/settings/audit.csv?entity=person");
        Assert.Contains(person.Split('/')[^1], file.Text, StringComparison.Ordinal);
        Assert.Contains("/settings/audit.csv?entity=person", (await owner.Open("/settings/audit?book=readings")).Says("#audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_on_page_after_page_and_the_file_is_whole()
    {
        await using var app = await TestApp.Start(engine);
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            db.AddRange(Enumerable.Range(0, 620).Select(i => new Customers.Parties.Person { FullName = $"Orang {i}" }));
            await db.SaveChangesAsync();
        }

        using var owner = await app.SignIn();
        HashSet<string> seen = [];
        var next = "/settings/audit?entity=person";
        for (var page = 0; page < 3; page++)
        {
            var answer = await owner.Open(next);
            Assert.All(answer.Page.QuerySelectorAll("#audit li a").Select(a => a.GetAttribute("href")!), link => Assert.True(seen.Add(link)));
            next = answer.Page.QuerySelector("a[href*='before=']")!.GetAttribute("href")!;
            Assert.Contains("entity=person", next, StringComparison.Ordinal);
        }

        Assert.Equal(150, seen.Count);
        Assert.Equal(621, (await owner.Open("/settings/audit.csv?entity=person")).Text.Trim().Split('\n').Length);
    }

    [Theory]
    [InlineData("?member=x&entity=nix&book=alles&from=kapan&until='--&record=1&before=0")]
    [InlineData("?before=00000000-0000-0000-0000-000000000000")]
    [InlineData("?until=9999-12-31&from=0001-01-01")]
    public async Task What_cannot_be_read_is_not_asked(string query)
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        Assert.NotEqual(HttpStatusCode.InternalServerError, (await owner.Open("/settings/audit" + query)).Status);
    }

    [Fact]
    public async Task Others_than_administrators_and_what_is_hidden_from_an_administrator()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await owner.Open("/people/new");
        await owner.Submit("/people", ("fullName", "Ani Lestari"), ("jobTitle", "Kasir rahasia"));
        await owner.Open("/organisations/new");
        await owner.Submit("/organisations", ("name", "CV Rahasia"));

        await app.AddMember("tuti@tokouji.id", "Tuti");
        using var tuti = await app.SignIn("tuti@tokouji.id");
        Assert.Equal(HttpStatusCode.Forbidden, (await tuti.Open("/settings/audit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await tuti.Open("/settings/audit.csv")).Status);

        var user = await app.AddMember("bima@tokouji.id", "Bima");
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var role = new Role
            {
                Name = "Setengah",
                Rights = new Rights(Reaches.All, new Dictionary<string, Reaches> { ["organisation"] = new(Reach.Own, Reach.Own, Reach.Own, Reach.Own) },
                    new Dictionary<string, bool> { [Rights.Administer] = true }, new Dictionary<string, FieldRight> { ["person.jobTitle"] = FieldRight.Hidden }),
            };
            db.Add(role);
            (await db.Set<Member>().AsTracking().SingleAsync(m => m.User == user.Id)).Role = role.Id;
            await db.SaveChangesAsync();
        }

        using var bima = await app.SignIn("bima@tokouji.id");
        var log = (await bima.Open("/settings/audit")).Says("#audit")!;
        Assert.Contains("Ani Lestari", log, StringComparison.Ordinal);
        Assert.DoesNotContain("CV Rahasia", log, StringComparison.Ordinal);
        Assert.Empty((await bima.Open("/settings/audit?entity=organisation")).Page.QuerySelectorAll("#audit li"));
    }
}
