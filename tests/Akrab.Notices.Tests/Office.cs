using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Notices.Tests;

/// <summary>A shop with Sari, who owns it, and colleagues who each sit at a browser of their own.</summary>
internal sealed class Office(TestApp app) : IAsyncDisposable
{
    private readonly List<TestBrowser> _browsers = [];

    public TestApp App => app;

    public TestBrowser Sari { get; private set; } = null!;

    public static async Task<Office> Open(Engine engine, Action<IServiceCollection>? more = null)
    {
        var office = new Office(await TestApp.Start(engine, more: more));
        office.Sari = await office.Sit(TestApp.OwnerEmail);
        return office;
    }

    public async Task<(TestBrowser Browser, MemberId Id)> Hire(string name, string role = "manager", TeamId? team = null)
    {
        var email = $"{name.Split(' ')[0].ToLowerInvariant()}@tokouji.id";
        await app.AddMember(email, name, role, team);
        return (await Sit(email), await Member(email));
    }

    public async Task<TeamId> Found(string name)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var team = new Team { Name = name };
        db.Add(team);
        await db.SaveChangesAsync();
        return team.Id;
    }

    public async Task<MemberId> Member(string email)
    {
        await using var scope = app.Begin();
        return (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Member>().SingleAsync(m => m.Email == email)).Id;
    }

    /// <summary>A customer, made by Sari; where they are found.</summary>
    public async Task<string> Meet(string name)
    {
        await Sari.Open("/people/new");
        return (await Sari.Submit("/people", ("fullName", name))).Location!;
    }

    /// <summary>Does a deed by its form.</summary>
    public static async Task Do(TestBrowser browser, string record, string deed, params (string Name, string Value)[] values)
    {
        await browser.Open($"{record}/{deed}");
        await browser.Submit($"{record}/{deed}", values);
    }

    /// <summary>What somebody was told, newest first, once it says so many things or time is up.</summary>
    public static async Task<IReadOnlyList<string>> Told(TestBrowser browser, int count)
    {
        for (var i = 0; ; i++)
        {
            var told = (await browser.Open("/notices")).Page.QuerySelectorAll(".notices a").Select(a => a.TextContent.Trim()).ToList();
            if (told.Count >= count || i == 100)
                return told;
            await Task.Delay(100);
        }
    }

    /// <summary>Waits until all that was to be told has left the house.</summary>
    public async Task Carried()
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        for (var i = 0; i < 150 && (await db.Set<OutboxRow>().AnyAsync(o => o.State == OutboxState.Waiting) || await db.Set<NoticeRow>().AnyAsync(n => n.DueAt != null)); i++)
            await Task.Delay(100);
    }

    /// <summary>Waits until somebody is told a thing.</summary>
    public static async Task Until(TestBrowser browser, string text)
    {
        for (var i = 0; i < 100; i++)
        {
            if ((await Told(browser, 0)).Any(told => told.Contains(text, StringComparison.Ordinal)))
                return;
            await Task.Delay(100);
        }

        Assert.Fail($"'{text}' was not told, but: {string.Join(" | ", await Told(browser, 0))}");
    }

    private async Task<TestBrowser> Sit(string email)
    {
        var browser = await app.SignIn(email);
        browser.Speak("en");
        _browsers.Add(browser);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        _browsers.ForEach(browser => browser.Dispose());
        await app.DisposeAsync();
    }
}
