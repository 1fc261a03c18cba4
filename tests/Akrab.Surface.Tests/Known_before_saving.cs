using System.Net;
using System.Net.Http.Json;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

public abstract class Known_before_saving(Engine engine)
{
    public sealed class OnSqlite() : Known_before_saving(Engine.Sqlite);

    public sealed class OnPostgres() : Known_before_saving(Engine.Postgres);

    [Theory]
    [InlineData("Boedi Santosso", "0812 3456 7890", null, true)]
    [InlineData("Santoso Budi, S.E.", null, "1980-08-17", true)]
    [InlineData("Bambang", "0812 3456 7890", null, false)]
    public async Task Who_is_here_already_is_shown_while_typing_and_asked_about_before_saving(string name, string? phone, string? born, bool isAsked)
    {
        await using var app = await TestApp.Start(engine);
        await Have(app);
        using var browser = await app.SignIn();
        List<KeyValuePair<string, string>> typed = [new("fullName", name), .. Field("phones[0].typed", phone), .. Field("birthday", born)];

        await browser.Open("/people/new");
        var shown = (await browser.Post("/people/alike", typed)).Page;
        Assert.Equal(["Budi Santoso"], shown.QuerySelectorAll("#alike a").Select(a => a.TextContent));

        await browser.Open("/people/new");
        var sent = await browser.Post("/people", typed);
        if (!isAsked)
        {
            Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
            return;
        }

        Assert.Equal(HttpStatusCode.Conflict, sent.Status);
        Assert.Equal(["Budi Santoso"], sent.Page.QuerySelectorAll("#alike a").Select(a => a.TextContent));
        Assert.Equal(name, sent.Page.QuerySelector("input[name=fullName]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Submit("/people")).Status);
    }

    [Fact]
    public async Task Somebody_of_another_name_and_number_is_saved_unasked()
    {
        await using var app = await TestApp.Start(engine);
        await Have(app);
        using var browser = await app.SignIn();
        await browser.Open("/people/new");
        Assert.Empty((await browser.Post("/people/alike", [new("fullName", "Rina Wijaya")])).Page.QuerySelectorAll("#alike a"));
        await browser.Open("/people/new");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Post("/people", [new("fullName", "Rina Wijaya"), new("phones[0].typed", "0857-1")])).Status);
    }

    [Fact]
    public async Task Nobody_is_told_of_those_they_may_not_see()
    {
        await using var app = await TestApp.Start(engine);
        await Have(app);
        await app.AddMember("jual@tokouji.id", "Penjual", "sales");
        using var seller = await app.SignIn("jual@tokouji.id");
        await seller.Open("/people/new");
        Assert.Empty((await seller.Post("/people/alike", [new("fullName", "Budi Santoso"), new("phones[0].typed", "0812-3456-7890")])).Page.QuerySelectorAll("#alike a"));
        await seller.Open("/people/new");
        Assert.Equal(HttpStatusCode.SeeOther, (await seller.Post("/people", [new("fullName", "Budi Santoso"), new("phones[0].typed", "0812-3456-7890")])).Status);
    }

    [Fact]
    public async Task A_call_may_refuse_to_make_somebody_twice()
    {
        await using var app = await TestApp.Start(engine);
        await Have(app);
        using var api = await app.Api();
        var person = new { fullName = "Boedi Santosso", phones = new[] { "0812-3456-7890" } };
        using var refused = await api.PostAsJsonAsync("/api/v1/people?duplicates=refuse", person);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        var known = Assert.Single(problem.GetProperty("duplicates").EnumerateArray());
        Assert.Equal("Budi Santoso", known.GetProperty("title").GetString());
        Assert.InRange(known.GetProperty("probability").GetDouble(), 0.5, 1);
        Assert.Equal(["Nama lengkap: 98 % mirip", "Telepon: sama"], known.GetProperty("because").EnumerateArray().Select(b => b.GetString()));
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsJsonAsync("/api/v1/people?duplicates=maybe", person)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await api.PostAsJsonAsync("/api/v1/people", person)).StatusCode);
    }

    [Fact]
    public async Task Answers_move_the_line()
    {
        await using var app = await TestApp.Start(engine);
        using var browser = await app.SignIn();
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            List<Guid> people = [];
            for (var i = 0; i < 24; i++)
                people.Add(db.Add(new Person { FullName = $"Orang {i}" }).Entity.Id.Value);
            await db.SaveChangesAsync();
            foreach (var pair in people.Order().Chunk(2))
                db.Add(new DuplicateRow { One = pair[0], Other = pair[1], Entity = "person", Odds = 1, Evidence = "[]" });
            await db.SaveChangesAsync();
        }

        for (var before = 12; before > 0;)
        {
            var page = (await browser.Open("/people/duplicates")).Page;
            var pairs = page.QuerySelectorAll("section:has(.pair)").Length;
            Assert.True(pairs <= before);
            if (pairs == 0 && before > 1)
                return; // Those who are left are as alike as those said to be two.
            await browser.Submit("/people/duplicates/two");
            before--;
        }

        Assert.Fail("Eleven times no, and the twelfth is still asked.");
    }

    private static async Task Have(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Add(new Person { FullName = "Budi Santoso", Phones = Points<PhonePoint>.Of(PhonePoint.Of("0812-3456-7890")), Birthday = new AnnualDate(8, 17, 1980) });
        db.Add(new Person { FullName = "Rahmat Hidayat", Birthday = new AnnualDate(8, 17, 1980) });
        await db.SaveChangesAsync();
    }

    private static KeyValuePair<string, string>[] Field(string name, string? value) => value is null ? [] : [new(name, value)];
}
