using System.Net;
using Akrab.Data.Model;
using Akrab.Sales.Opportunities;
using Akrab.Sales.Pipelines;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Sales.Tests;

/// <summary>Makes what the tests of the sales force begin with.</summary>
internal static class Shop
{
    public static async Task<string> Person(TestBrowser browser, string name)
    {
        await browser.Open("/people/new");
        return (await browser.Submit("/people", ("fullName", name))).Location!.Split('?')[0];
    }

    public static async Task<string> Made(TestBrowser browser, string name, string customer, Guid stage, string amount = "1.000.000")
    {
        await browser.Open("/opportunities/new");
        var made = await browser.Submit("/opportunities", ("name", name), ("party", customer.Split('/')[^1]), ("stage", stage.ToString()), ("amount", amount));
        Assert.True(made.Status == HttpStatusCode.SeeOther, made.Text);
        return made.Location!.Split('?')[0];
    }

    public static async Task<IReadOnlyList<Guid>> Stages(TestApp app)
    {
        await using var scope = app.Begin();
        return [.. (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Stage>().OrderBy(s => s.Position).ToListAsync()).Select(s => s.Id.Value)];
    }

    public static async Task<IReadOnlyList<Opportunity>> All(TestApp app)
    {
        await using var scope = app.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Opportunity>().ToListAsync();
    }

    public static async Task<Opportunity> Find(TestApp app, string path) => (await All(app)).Single(o => o.Id.Value.ToString() == path.Split('/')[^1]);

    /// <summary>Waits for what the outbox brings.</summary>
    public static async Task Until(Func<Task<bool>> isSo)
    {
        for (var patience = 200; !await isSo(); patience--)
        {
            Assert.True(patience > 0, "It never came to be so.");
            await Task.Delay(100);
        }
    }
}
