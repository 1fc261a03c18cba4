using System.Net;
using Akrab.Admin.Founding;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.Tests.Founding;

/// <summary>A stranger founds a company, and nobody learns from it who has an account.</summary>
public abstract class Founding_a_company(Engine engine)
{
    public sealed class OnSqlite() : Founding_a_company(Engine.Sqlite);

    public sealed class OnPostgres() : Founding_a_company(Engine.Postgres);

    private const string Email = "wati@warung.id", Password = "lima ikan di kolam";

    [Fact]
    public async Task There_is_no_such_door_unless_it_was_opened()
    {
        await using var app = await TestApp.Start(engine);
        using var browser = app.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open("/sign-up")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open("/sign-up/confirm?token=x")).Status);
        var door = await browser.Open("/sign-in");
        Assert.Null(door.Page.QuerySelector("a[href='/sign-up']"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post("/sign-up", Form())).Status);
    }

    [Fact]
    public async Task A_house_that_cannot_write_says_so_and_founds_nothing()
    {
        await using var app = await TestApp.Start(engine, more: s => s.AddSingleton(new SignUpSettings(true, "https://crm.contoh.id")));
        using var browser = app.Visit();
        var page = await browser.Open("/sign-up");
        Assert.Contains("tidak bisa mengirim e-mail", page.Text);
        Assert.DoesNotContain(page.Page.Forms, f => f.GetAttribute("action") == "/sign-up");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.Post("/sign-up", Form())).Status);
        Assert.Equal(0, await Pending(app));
    }

    [Fact]
    public async Task Who_opens_the_letter_and_knows_the_password_owns_the_company()
    {
        var post = new Postbox();
        await using var app = await Start(post);
        using var browser = app.Visit();
        Assert.NotNull((await browser.Open("/sign-in")).Page.QuerySelector("a[href='/sign-up']"));
        await browser.Open("/sign-up");
        var sent = await browser.Submit("/sign-up", Fields());
        Assert.Equal("Cek e-mail Anda", sent.Says("h1"));
        Assert.Equal((1, 1), (await Companies(app), await Pending(app)));

        var letter = Assert.Single(post.Letters);
        Assert.Equal(Email, letter.To);
        Assert.DoesNotContain("Warung Wati", letter.Text + letter.Subject);
        var link = LinkIn(letter);
        for (var i = 0; i < 3; i++)
            Assert.Equal("Sebentar lagi selesai", (await browser.Open(link)).Says("h1"));
        Assert.Equal(1, await Companies(app));

        var wrong = await browser.Submit("/sign-up/confirm", ("password", "bukan yang ini"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Submit("/sign-up/confirm", ("password", Password))).Status);
        Assert.Equal((2, 0), (await Companies(app), await Pending(app)));
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/settings")).Status);
        Assert.Contains("Warung Wati", (await browser.Open("/settings/company")).Text);

        using var second = app.Visit();
        Assert.Equal(HttpStatusCode.Gone, (await second.Open(link)).Status);
        using var later = await app.SignIn(Email, Password);
        var people = await later.Open("/settings/users");
        Assert.DoesNotContain("Sari Dewi", people.Text);

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var company = await db.Tenants.SingleAsync(t => t.Name == "Warung Wati");
        Assert.Equal(await db.Users.Where(u => u.Email == Email).Select(u => (Guid?)u.Id).SingleAsync(), company.OwnedBy);
    }

    [Fact]
    public async Task Two_windows_with_one_letter_found_one_company()
    {
        var post = new Postbox();
        await using var app = await Start(post);
        using var first = app.Visit();
        using var second = app.Visit();
        await first.Open("/sign-up");
        await first.Submit("/sign-up", Fields());
        var link = LinkIn(post.Letters.Single());
        await first.Open(link);
        await second.Open(link);

        var answers = await Task.WhenAll(new[] { first, second }.Select(window => window.Submit("/sign-up/confirm", ("password", Password))));

        Assert.Contains(answers, a => a.Status == HttpStatusCode.SeeOther);
        Assert.All(answers, a => Assert.True(a.Status is HttpStatusCode.SeeOther or HttpStatusCode.Gone or HttpStatusCode.Conflict, $"{a.Status}"));
        Assert.Equal((2, 0), (await Companies(app), await Pending(app)));
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<AkrabDb>().Users.CountAsync(u => u.Email == Email));
    }

    [Fact]
    public async Task A_known_address_is_answered_alike_and_only_its_letter_tells()
    {
        var post = new Postbox();
        await using var app = await Start(post);
        using var browser = app.Visit();
        await browser.Open("/sign-up");
        var known = await browser.Submit("/sign-up", [.. Fields().Where(f => f.Name != "email"), ("email", TestApp.OwnerEmail)]);
        await browser.Open("/sign-up");
        var unknown = await browser.Submit("/sign-up", Fields());
        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(Plain(known, TestApp.OwnerEmail), Plain(unknown, Email));
        Assert.Equal(1, await Pending(app));
        var letters = post.Letters.ToList();
        Assert.Contains("/sign-in", letters.Single(l => l.To == TestApp.OwnerEmail).Text);
        Assert.DoesNotContain("token", letters.Single(l => l.To == TestApp.OwnerEmail).Text);

        static string? Plain(Answer answer, string email) => answer.Says("main")?.Replace(email, "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_the_password_of_a_letter_ends_it()
    {
        var post = new Postbox();
        await using var app = await Start(post);
        using var browser = app.Visit();
        await browser.Open("/sign-up");
        await browser.Submit("/sign-up", Fields());
        var link = LinkIn(post.Letters.Single());
        for (var i = 0; i < 5; i++)
        {
            await browser.Open(link);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit("/sign-up/confirm", ("password", $"tebakan nomor {i}"))).Status);
        }

        Assert.Equal(HttpStatusCode.Gone, (await browser.Open(link)).Status);
        Assert.Equal(1, await Companies(app));
    }

    [Fact]
    public async Task Who_was_let_in_meanwhile_is_not_taken_over()
    {
        var post = new Postbox();
        await using var app = await Start(post);
        using var browser = app.Visit();
        await browser.Open("/sign-up");
        await browser.Submit("/sign-up", Fields());
        await app.AddMember(Email, "Wati", password: "tujuh bebek di sawah");
        await browser.Open(LinkIn(post.Letters.Single()));
        Assert.Equal(HttpStatusCode.Gone, (await browser.Submit("/sign-up/confirm", ("password", Password))).Status);
        Assert.Equal(1, await Companies(app));
    }

    [Fact]
    public async Task Programs_floods_forged_forms_and_poor_passwords_get_nowhere()
    {
        var post = new Postbox();
        await using var app = await Start(post);
        using var browser = app.Visit();
        await browser.Open("/sign-up");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post("/sign-up", Form(), withToken: false)).Status);
        await browser.Open("/sign-up");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit("/sign-up", [.. Fields().Where(f => f.Name != "password"), ("password", "password123")])).Status);
        await browser.Open("/sign-up");
        Assert.Equal(HttpStatusCode.OK, (await browser.Submit("/sign-up", [.. Fields(), (SignUpPages.Trap, "http://spam.contoh")])).Status);
        Assert.Equal((0, 0), (await Pending(app), post.Letters.Count));

        for (var i = 1; i < SignUpPace.PerEmail; i++)
        {
            await browser.Open("/sign-up");
            Assert.Equal(HttpStatusCode.OK, (await browser.Submit("/sign-up", Fields())).Status);
        }

        await browser.Open("/sign-up");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.Submit("/sign-up", Fields())).Status);
        Assert.Equal(1, await Pending(app));
    }

    private Task<TestApp> Start(Postbox post) => TestApp.Start(engine, more: s => s.AddSingleton(new SignUpSettings(true, "https://crm.contoh.id")).AddSingleton<IHousePost>(post));

    private static (string Name, string Value)[] Fields() => [("company", "Warung Wati"), ("name", "Wati"), ("email", Email), ("password", Password), ("language", "id")];

    private static IEnumerable<KeyValuePair<string, string>> Form() => Fields().Select(f => KeyValuePair.Create(f.Name, f.Value));

    private static string LinkIn(HouseLetter letter)
    {
        var link = letter.Text.Split('\n').Single(l => l.StartsWith("https://", StringComparison.Ordinal)).Trim();
        Assert.StartsWith("https://crm.contoh.id/sign-up/confirm?token=", link);
        return link["https://crm.contoh.id".Length..];
    }

    private static async Task<int> Companies(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Tenants.CountAsync();
    }

    private static async Task<int> Pending(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<PendingCompany>().CountAsync();
    }
}
