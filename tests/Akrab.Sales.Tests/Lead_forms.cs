using System.Net;
using Akrab.Contracts;
using Akrab.Customers.Consents;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Sales.Leads;
using Akrab.Sales.Leads.Forms;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Sales.Tests;

public abstract class Lead_forms(Engine engine)
{
    public sealed class OnSqlite() : Lead_forms(Engine.Sqlite);

    public sealed class OnPostgres() : Lead_forms(Engine.Postgres);

    [Fact]
    public async Task Whoever_asks_by_it_is_taken_in_with_where_they_came_from_and_what_they_agreed_to()
    {
        await using var app = await TestApp.Start(engine);
        var form = await Form(app);
        using var visitor = new HttpClient { BaseAddress = app.Url };
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/ask/{form.Key}?utm_campaign=Lebaran&utm_source=instagram&utm_medium=cerita");
        asked.Headers.Referrer = new Uri("https://kue.example/pesan?rahasia=1");
        var page = await visitor.SendAsync(asked);
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains("value=\"https://kue.example/pesan\"", text, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors https://kue.example", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        var sent = await Send(visitor, form, ("wish", "Nastar 20 stoples"), ("name", "Ibu Wati"), ("phone", "0812 2222 3333"), ("email", "wati@contoh.id"), ("budget", "1.900.000"), ("agrees", "true"),
            ("campaign", "Lebaran"), ("medium", "instagram / cerita"), ("referrer", "https://kue.example/pesan"));
        Assert.Equal(HttpStatusCode.OK, sent);
        await Shop.Until(async () => (await Leads(app)).SingleOrDefault()?.ReceivedAt is not null);
        var lead = (await Leads(app)).Single();
        Assert.Equal((Source.WebForm, "Lebaran", "instagram / cerita", "https://kue.example/pesan", 1_900_000m), (lead.Source!.Value, lead.Campaign, lead.Medium, lead.Referrer, lead.Budget!.Value.Amount));
        Assert.Equal((RecognisedBy.New, true), (lead.Recognised, lead.Rating is not null));
        Assert.Contains("Kabari saya", lead.Agreed!, StringComparison.Ordinal);

        await using var scope = app.Begin();
        var consents = scope.ServiceProvider.GetRequiredService<IConsents>();
        foreach (var channel in (Channel[])[Channel.Phone, Channel.Whatsapp, Channel.Email])
            Assert.Contains(lead.Party!.Value, await consents.Allowing([lead.Party.Value], Purpose.Marketing, channel, default));
        Assert.All(await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Consent>().ToListAsync(), c => Assert.Contains("Kabari saya", c.Text!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_agrees_for_somebody_else_and_nothing_is_told_of_anybody()
    {
        await using var app = await TestApp.Start(engine);
        var form = await Form(app);
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var known = new Person { FullName = "Ibu Ratna", Phones = Points<PhonePoint>.Of(PhonePoint.Of("0812 3456 7890")) };
        db.Add(known);
        await db.SaveChangesAsync();

        using var visitor = new HttpClient { BaseAddress = app.Url };
        Assert.Equal(HttpStatusCode.OK, await Send(visitor, form, ("wish", "Bolu"), ("name", "Penipu"), ("phone", "081234567890"), ("email", "penipu@contoh.id"), ("agrees", "true")));
        await Shop.Until(async () => (await Leads(app)).SingleOrDefault()?.ReceivedAt is not null);
        Assert.Equal(known.Id, (await Leads(app)).Single().Party);
        Assert.Empty(await db.Set<Consent>().ToListAsync());
        Assert.True((await db.Set<Person>().AsNoTracking().SingleAsync()).Emails.IsEmpty);
    }

    [Fact]
    public async Task What_is_missing_is_said_programs_are_let_go_and_a_closed_form_is_not_there()
    {
        await using var app = await TestApp.Start(engine);
        var form = await Form(app);
        using var visitor = new HttpClient { BaseAddress = app.Url };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(visitor, form, ("wish", "Bolu"), ("name", "Wati")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(visitor, form, ("wish", ""), ("name", "Wati"), ("phone", "0812")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(visitor, form, ("wish", "Bolu"), ("name", "Wati"), ("phone", "0812"), ("budget", "banyak")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(visitor, form, ("wish", "Bolu"), ("name", "Wati"), ("email", "bukan e-mail")));
        Assert.Equal(HttpStatusCode.OK, await Send(visitor, form, ("wish", "Bolu"), ("name", "Bot"), ("phone", "0812 1111 1111"), ("website", "https://spam.example")));
        Assert.Empty(await Leads(app));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(new Uri($"/ask/{Guid.NewGuid()}", UriKind.Relative))).StatusCode);

        for (var i = 0; i < 9; i++)
            Assert.Equal(HttpStatusCode.OK, await Send(visitor, form, ("wish", $"Bolu {i}"), ("name", "Wati"), ("phone", "0812 2222 3333")));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Send(visitor, form, ("wish", "Bolu"), ("name", "Wati"), ("phone", "0812 2222 3333")));

        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        (await db.Set<LeadForm>().AsTracking().SingleAsync()).IsClosed = true;
        await db.SaveChangesAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(new Uri($"/ask/{form.Key}", UriKind.Relative))).StatusCode);
    }

    private static async Task<LeadForm> Form(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var form = new LeadForm { Name = "Situs", Heading = "Pesan kue", AsksBudget = true, ConsentText = "Kabari saya bila ada promo.", Site = "https://kue.example/pesan" };
        db.Add(form);
        await db.SaveChangesAsync();
        return form;
    }

    private static async Task<HttpStatusCode> Send(HttpClient visitor, LeadForm form, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return (await visitor.PostAsync(new Uri($"/ask/{form.Key}", UriKind.Relative), body)).StatusCode;
    }

    private static async Task<IReadOnlyList<Lead>> Leads(TestApp app)
    {
        await using var scope = app.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Lead>().AsNoTracking().ToListAsync();
    }
}
