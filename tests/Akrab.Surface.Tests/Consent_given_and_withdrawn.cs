using System.Net;
using Akrab.Contracts;
using Akrab.Customers.Consents;
using Akrab.Customers.Parties;
using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

public abstract class Consent_given_and_withdrawn(Engine engine)
{
    public sealed class OnSqlite() : Consent_given_and_withdrawn(Engine.Sqlite);

    public sealed class OnPostgres() : Consent_given_and_withdrawn(Engine.Postgres);

    [Fact]
    public async Task The_latest_word_counts_for_everything_that_sends()
    {
        await using var app = await TestApp.Start(engine);
        var (ani, budi) = await Two(app);
        using var browser = await app.SignIn();
        Assert.Equal((true, false, false), await Allows(app, ani));

        await browser.Open($"/people/{ani}/give-consent");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Submit($"/people/{ani}/give-consent", ("for", "marketing"), ("by", "whatsapp"), ("source", "Buku tamu"), ("text", "Saya setuju"))).Status);
        Assert.Equal((true, true, false), await Allows(app, ani));
        Assert.Equal((true, false, false), await Allows(app, budi));

        var page = await browser.Open($"/people/{ani}");
        Assert.Contains("Buku tamu", page.Page.Body!.TextContent, StringComparison.Ordinal);
        await browser.Submit($"/people/{ani}/withdraw-consent");
        Assert.Equal((true, false, false), await Allows(app, ani));
        await browser.Open($"/people/{ani}/give-consent");
        await browser.Submit($"/people/{ani}/give-consent", ("for", "marketing"), ("by", "none"), ("source", "Telepon"));
        Assert.Equal((true, true, true), await Allows(app, ani));

        await browser.Open($"/people/{ani}");
        await browser.Post($"/people/{ani}/withdraw-consent", []);
        Assert.Equal((true, false, false), await Allows(app, ani));
    }

    [Fact]
    public async Task Evidence_cannot_be_changed()
    {
        await using var app = await TestApp.Start(engine);
        var (ani, _) = await Two(app);
        using var api = await app.Api();
        var made = await api.PostAsync("/api/v1/consents", Json(new { party = ani, purpose = "marketing", channel = "email", state = "given", at = "2026-01-02T03:04:05Z", source = "Formulir" }));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var patch = new HttpRequestMessage(HttpMethod.Patch, made.Headers.Location) { Content = Json(new { state = "withdrawn" }) };
        patch.Headers.TryAddWithoutValidation("If-Match", "*");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.SendAsync(patch)).StatusCode);

        using var browser = await app.SignIn();
        var id = made.Headers.Location!.ToString().Split('/')[^1];
        Assert.Empty((await browser.Open($"/consents/{id}/edit")).Page.QuerySelectorAll("input[name=source], select[name=state]"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/consents/{id}/fields/state")).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_withdrawal_after_a_merge_holds_for_all_when_they_part(bool firstMergedFirst)
    {
        await using var app = await TestApp.Start(engine);
        var (a, b) = await Two(app);
        var c = (await Two(app)).One;
        await using var scope = app.Begin();
        var (db, merger) = (scope.ServiceProvider.GetRequiredService<AkrabDb>(), scope.ServiceProvider.GetRequiredService<Merger>());
        foreach (var party in (Guid[])[a, b, c])
            db.Add(new Consent { Party = new(party), Purpose = Purpose.Marketing, Channel = Channel.Whatsapp, State = ConsentState.Given, At = DateTimeOffset.UtcNow.AddDays(-2), Source = "Buku tamu" });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        var person = db.Registry.Get<Person>();
        var none = new Dictionary<string, Guid>();
        Guid[] merges = [await merger.Merge(person, a, [b], none, default), await merger.Merge(person, a, [c], none, default)];
        db.Add(new Consent { Party = new(a), Purpose = Purpose.Marketing, Channel = Channel.None, State = ConsentState.Withdrawn, At = DateTimeOffset.UtcNow, Source = "STOP" });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        foreach (var merge in firstMergedFirst ? merges : [.. merges.Reverse()])
            await merger.Separate(person, a, merge, default);

        foreach (var party in (Guid[])[a, b, c])
        {
            Assert.Equal((true, false, false), await Allows(app, party));
            var words = await db.Set<Consent>().AsNoTracking().Where(w => w.Party == new PartyId(party)).ToListAsync();
            Assert.Equal(["Buku tamu", "STOP"], words.OrderBy(w => w.At).Select(w => w.Source));
        }
    }

    private static StringContent Json(object body) => new(System.Text.Json.JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");

    private static async Task<(bool Service, bool Whatsapp, bool Email)> Allows(TestApp app, Guid party)
    {
        await using var scope = app.Begin();
        var consents = scope.ServiceProvider.GetRequiredService<IConsents>();
        async Task<bool> Asked(Purpose purpose, Channel channel) => (await consents.Allowing([new PartyId(party)], purpose, channel, default)).Count == 1;
        return (await Asked(Purpose.Service, Channel.Whatsapp), await Asked(Purpose.Marketing, Channel.Whatsapp), await Asked(Purpose.Marketing, Channel.Email));
    }

    private static async Task<(Guid One, Guid Other)> Two(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var (one, other) = (db.Add(new Person { FullName = "Ani Wijaya" }).Entity, db.Add(new Person { FullName = "Budi Santoso" }).Entity);
        await db.SaveChangesAsync();
        return (one.Id.Value, other.Id.Value);
    }
}
