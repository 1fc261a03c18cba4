using System.Net;
using Akrab.Customers.Parties;
using Akrab.Data.Checks;
using Akrab.Data.Erasing;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Erasing;

/// <summary>Whoever was erased does not come back by what undoes other things: one change, an import, a merge; and a file that names them makes somebody new.</summary>
public abstract class Nothing_brings_back(Engine engine)
{
    public sealed class On_sqlite() : Nothing_brings_back(Engine.Sqlite);

    public sealed class On_postgres() : Nothing_brings_back(Engine.Postgres);

    private const string File = "Nama;No HP;Catatan\nZubaedah Xqwert;0813-9977-5533;rahasia-catatan\nZubaedah Kedua;;Adik Zubaedah Xqwert\n";
    private static readonly string[] Traces = ["zubaedah xqwert", "9977-5533", "99775533", "rahasia-catatan"];

    [Fact]
    public async Task Undo_roll_back_and_the_same_file_do_not()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var import = await Import(owner);
        var (her, sister) = (await Find(app, "Zubaedah Xqwert"), await Find(app, "Zubaedah Kedua"));
        await owner.Open($"{sister}/edit");
        await owner.Submit(sister, ("notes", "Pindah rumah"));
        await owner.Open($"{her}/edit");
        await owner.Submit(her, ("callName", "Zu"));
        var changes = (await owner.Open(her + "/history")).Page.QuerySelectorAll("form[action$='/undo']").Select(f => f.GetAttribute("action")!).ToList();
        Assert.NotEmpty(changes);

        await owner.Open(her + "/erase");
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.Submit(her + "/erase", ("name", "Zubaedah Xqwert"), ("because", "Diminta"))).Status);
        Assert.Equal([], await Traced.In(app, Traces));

        await owner.Open("/people");
        foreach (var change in changes)
            Assert.Equal(HttpStatusCode.NotFound, (await owner.Post(change, [])).Status);
        var moved = (await owner.Open(sister + "/history")).Page.QuerySelectorAll("form[action$='/undo']").Select(f => f.GetAttribute("action")!).ToList();
        foreach (var change in moved)
            await owner.Post(change, []);
        Assert.Equal([], await Traced.In(app, Traces));

        await owner.Open(import);
        await owner.Post(import + "/roll-back", []);
        await Over(owner, import);
        Assert.Equal([], await Traced.In(app, Traces));
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Open(her)).Status);

        await Import(owner);
        Assert.NotEqual(her, await Find(app, "Zubaedah Xqwert"));
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Open(her)).Status);
        Assert.DoesNotContain("Zu ", (await owner.Open(await Find(app, "Zubaedah Xqwert") + "/history")).Text);
        var report = await app.Services.GetRequiredService<Checkup>().Run(default);
        Assert.True(report.IsFine, string.Join('\n', report.Findings));
    }

    /// <summary>Who is asked for by either of two records that are one goes with both, and the merge with them.</summary>
    [Fact]
    public async Task Neither_does_separating()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var her = await Zubaedah.MoveIn(app, owner);
        var merge = (await owner.Open($"/people/{her.Id.Value}")).Page.QuerySelector("a[href*='/separate/']")!.GetAttribute("href")!;
        await app.Services.GetRequiredService<Eraser>().Erase(app.Tenant, app.Services.GetRequiredService<Registry>().Get(typeof(Person)), her.Twin.Value, null, "Diminta", null, default);
        Assert.Equal([], await Traced.In(app, Zubaedah.Traces));
        await owner.Open("/people");
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Post(merge, [])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Open($"/people/{her.Twin.Value}")).Status);
        Assert.Equal([], await Traced.In(app, Zubaedah.Traces));
    }

    private static async Task<string> Import(TestBrowser owner)
    {
        await owner.Open("/import/new");
        var import = (await owner.Upload("/import", "file", "tamu.csv", File, ("as", "people"))).Location!.Split('?')[0];
        await owner.Open(import + "/check");
        await owner.Submit(import + "/run");
        await Over(owner, import);
        return import;
    }

    private static async Task Over(TestBrowser owner, string import)
    {
        while ((await owner.Open(import)).Page.QuerySelector("#progress") is not null)
            await Task.Delay(50);
    }

    private static async Task<string> Find(TestApp app, string name)
    {
        await using var scope = app.Begin();
        return $"/people/{(await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Person>().SingleAsync(p => p.FullName == name)).Id.Value}";
    }
}
