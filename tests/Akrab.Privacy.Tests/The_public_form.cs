using System.Net;
using System.Text.RegularExpressions;
using Akrab.Contracts;
using Akrab.Privacy.Requests;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Akrab.Privacy.Tests;

public abstract partial class The_public_form(Engine engine)
{
    public sealed class OnSqlite() : The_public_form(Engine.Sqlite);

    public sealed class OnPostgres() : The_public_form(Engine.Postgres);

    private const string Form = "/your-data/toko-uji";

    [Fact]
    public async Task It_is_closed_until_somebody_opens_it_and_an_unknown_company_looks_like_a_closed_one()
    {
        await using var shop = await Shop.Open(engine);
        using var visitor = shop.App.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open(Form)).Status);
        await OpenForm(shop);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open(Form)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/your-data/toko-lain")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open($"{Form}/bukan-rahasia")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Post(Form, [new("kind", "access"), new("name", "A"), new("contact", "a@b.id")], withToken: false)).Status);
    }

    [Fact]
    public async Task Script_stays_text_on_every_page()
    {
        await using var shop = await Shop.Open(engine);
        await OpenForm(shop);
        const string Evil = "<script>alert(1)</script>";
        using var visitor = shop.App.Visit();
        var followed = await visitor.Open(await Send(visitor, Evil, "a@b.id", Evil));
        Assert.Empty(followed.Page.QuerySelectorAll("main script"));
        var id = await shop.See(db => db.Set<PrivacyRequest>().AsNoTracking().Select(r => r.Id).SingleAsync());
        var seen = await shop.Sari.Open($"/privacy-requests/{id.Value}");
        Assert.Contains(Evil, seen.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Evil, seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_is_slowed_and_a_program_that_fills_every_box_leaves_nothing()
    {
        await using var shop = await Shop.Open(engine);
        await OpenForm(shop);
        using var visitor = shop.App.Visit();
        await visitor.Open(Form);
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.Submit(Form, ("name", "Robot"), ("contact", "x@y.id"), ("website", "http://x"))).Status);
        Assert.Equal(0, await shop.See(db => db.Set<PrivacyRequest>().CountAsync()));

        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 15; i++)
        {
            await visitor.Open(Form);
            answers.Add((await visitor.Submit(Form, ("name", $"Ani {i}"), ("contact", "x@y.id"))).Status);
        }

        Assert.Equal(HttpStatusCode.SeeOther, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.InRange(await shop.See(db => db.Set<PrivacyRequest>().CountAsync()), 5, 10);
    }

    [Fact]
    public async Task Nobody_learns_whether_somebody_is_known_and_codes_cannot_be_guessed()
    {
        var post = new CaughtPost();
        await using var shop = await Shop.Open(engine, services => services.Replace(ServiceDescriptor.Scoped<IPost>(_ => post)));
        await OpenForm(shop);
        await shop.Meet("Ani Wijaya", "ani@contoh.id");
        using var visitor = shop.App.Visit();
        visitor.Speak("en");
        var (known, unknown) = (await Send(visitor, "Ani", "ani@contoh.id", ""), await Send(visitor, "Ani", "bukan@contoh.id", ""));
        await shop.Worked("recognise-request");
        var letter = Assert.Single(post.Letters);
        Assert.Equal("ani@contoh.id", letter.To);

        Assert.Equal(Shape(await visitor.Open(known)), Shape(await visitor.Open(unknown)));
        for (var i = 0; i < 6; i++)
        {
            await visitor.Open(known);
            var (one, other) = (await visitor.Submit(known, ("code", "00000000")), await Wrong(visitor, unknown));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, Shape(one)), (other.Status, Shape(other)));
        }

        // After so many wrong ones even the right code is none.
        await visitor.Open(known);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Submit(known, ("code", CodeIn(letter)))).Status);
        Assert.True(await shop.See(db => db.Set<PrivacyRequest>().AllAsync(r => r.State == RequestState.Received && r.Party == null)));
    }

    [Fact]
    public async Task The_right_code_proves_who_asks_and_a_restriction_holds_from_then_on()
    {
        var post = new CaughtPost();
        await using var shop = await Shop.Open(engine, services => services.Replace(ServiceDescriptor.Scoped<IPost>(_ => post)));
        await OpenForm(shop);
        var ani = await shop.Meet("Ani Wijaya", "ani@contoh.id");
        using var visitor = shop.App.Visit();
        visitor.Speak("en");
        var secret = await Send(visitor, "Ani", "ANI@contoh.id", "", "restriction");
        Assert.True(await shop.MayWrite(ani));
        await shop.Worked("recognise-request");
        await visitor.Open(secret);
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.Submit(secret, ("code", CodeIn(post.Letters.Single())))).Status);
        Assert.Contains("Identity checked", (await visitor.Open(secret)).Text, StringComparison.Ordinal);
        Assert.False(await shop.MayWrite(ani));
        Assert.Equal("no-referrer", (await visitor.Open(secret)).Response.Headers.GetValues("Referrer-Policy").Single());
    }

    private static async Task OpenForm(Shop shop)
    {
        await shop.Sari.Open("/privacy/form");
        Assert.Equal(HttpStatusCode.SeeOther, (await shop.Sari.Submit("/privacy/form", ("slug", "toko-uji"), ("open", "true"))).Status);
    }

    /// <summary>Sends the form; where the request is followed.</summary>
    private static async Task<string> Send(TestBrowser visitor, string name, string contact, string text, string kind = "access")
    {
        await visitor.Open(Form);
        var sent = await visitor.Submit(Form, ("kind", kind), ("name", name), ("contact", contact), ("text", text));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        return sent.Location!;
    }

    private static async Task<Answer> Wrong(TestBrowser visitor, string url)
    {
        await visitor.Open(url);
        return await visitor.Submit(url, ("code", "00000000"));
    }

    /// <summary>The page without what differs from request to request: secret, token, moments.</summary>
    private static string Shape(Answer answer) => Changing().Replace(answer.Page.QuerySelector("main")?.InnerHtml ?? answer.Page.Body!.InnerHtml, "");

    private static string CodeIn(Letter letter) => Code().Match(letter.Text).Value;

    [GeneratedRegex("value=\"[^\"]*\"|/your-data/[^\"]*|\\d\\d[.:]\\d\\d")]
    private static partial Regex Changing();

    [GeneratedRegex("\\d{8}")]
    private static partial Regex Code();

    /// <summary>Takes letters in and keeps them.</summary>
    private sealed class CaughtPost : IPost
    {
        public List<Letter> Letters { get; } = [];

        public Task<bool> CanSend(CancellationToken stop) => Task.FromResult(true);

        public Task<Guid> Queue(Letter letter, CancellationToken stop)
        {
            Letters.Add(letter);
            return Task.FromResult(Guid.NewGuid());
        }

        public Task<IReadOnlyDictionary<InteractionId, LetterState>> StatesOf(IReadOnlyCollection<InteractionId> interactions, CancellationToken stop) =>
            Task.FromResult<IReadOnlyDictionary<InteractionId, LetterState>>(new Dictionary<InteractionId, LetterState>());
    }
}
