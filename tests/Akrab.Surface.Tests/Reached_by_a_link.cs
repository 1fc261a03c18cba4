using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

public abstract class Reached_by_a_link(Engine engine)
{
    public sealed class OnSqlite() : Reached_by_a_link(Engine.Sqlite);

    public sealed class OnPostgres() : Reached_by_a_link(Engine.Postgres);

    [Theory]
    [InlineData("id", "https://wa.me/6281234567890?text=Halo%20Ibu%20Ratna%2C%20")]
    [InlineData("en", "https://wa.me/6281234567890?text=Hello%20Ibu%20Ratna%2C%20")]
    public async Task WhatsApp_begins_with_a_greeting_in_their_language(string language, string link)
    {
        await using var app = await TestApp.Start(engine);
        var ratna = await Ratna(app, language);
        using var owner = await app.SignIn();

        var page = (await owner.Open($"/people/{ratna}")).Page;

        Assert.Contains(link, page.QuerySelectorAll("#fact-phones a").Select(a => a.GetAttribute("href")));
        Assert.Contains("tel:+6281234567890", page.QuerySelectorAll("#fact-phones a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task One_more_tap_writes_down_what_came_of_it_and_nothing_before()
    {
        await using var app = await TestApp.Start(engine);
        var ratna = await Ratna(app, "id");
        using var owner = await app.SignIn();
        await owner.Open($"/people/{ratna}");
        Assert.Empty(await Story(app));

        await owner.Submit($"/people/{ratna}/reach-out?stay", ("by", "phone"), ("answered", "false"));

        var missed = Assert.Single(await Story(app));
        Assert.Equal((InteractionKind.Call, Direction.Out, true), (missed.Kind, missed.Direction, missed.IsUnanswered));
        Assert.Null((await Find(app)).LastSpokeAt);
        Assert.Contains("menelepon, tidak dijawab", (await owner.Open($"/people/{ratna}")).Text, StringComparison.Ordinal);

        await owner.Submit($"/people/{ratna}/reach-out?stay", ("by", "whatsapp"), ("answered", "true"));

        Assert.Single(await Story(app), i => i is { Kind: InteractionKind.Message, Channel: Contracts.Channel.Whatsapp, Direction: Direction.Out });
        Assert.NotNull((await Find(app)).LastSpokeAt);
    }

    private static async Task<Guid> Ratna(TestApp app, string language)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var ratna = new Person { FullName = "Ratna Sari", CallName = "Ratna", Honorific = "Ibu", Language = language, Phones = Points<PhonePoint>.Of(PhonePoint.Of("0812 3456 7890")) };
        db.Add(ratna);
        await db.SaveChangesAsync();
        return ratna.Key;
    }

    private static async Task<Person> Find(TestApp app)
    {
        await using var scope = app.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Person>().AsNoTracking().SingleAsync();
    }

    private static async Task<List<Interaction>> Story(TestApp app)
    {
        await using var scope = app.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Interaction>().AsNoTracking().ToListAsync();
    }
}
