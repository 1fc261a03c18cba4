using System.Net;
using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Sales.Leads;
using Akrab.Sales.Opportunities;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Sales.Tests;

public abstract class Leads_arriving(Engine engine)
{
    public sealed class OnSqlite() : Leads_arriving(Engine.Sqlite);

    public sealed class OnPostgres() : Leads_arriving(Engine.Postgres);

    [Fact]
    public async Task Whoever_asks_is_recognised_by_phone_or_taken_in_and_stands_nowhere_twice()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var known = await Person(app, "Ibu Ratna", "0812-3456-7890");

        var first = await Arrive(app, sari, ("wish", "Tumpeng"), ("contactName", "Bu Ratna"), ("phone", "+62 812 3456 7890"), ("email", "ratna@contoh.id"));
        Assert.Equal((known.Id, RecognisedBy.Phone), (first.Party!.Value, first.Recognised));
        Assert.Equal((null, null, "ratna@contoh.id"), (first.ContactName, first.Phone, first.Email));
        Assert.True((await People(app)).Single().Emails.IsEmpty);

        var second = await Arrive(app, sari, ("wish", "Nasi kotak"), ("contactName", "Pak Budi"), ("phone", "0813 1111 2222"), ("email", "budi@contoh.id"), ("source", "counter"));
        Assert.Equal(RecognisedBy.New, second.Recognised);
        Assert.Equal((null, null, null), (second.ContactName, second.Phone, second.Email));
        var budi = (await People(app)).Single(p => p.Id == second.Party);
        Assert.Equal(("Pak Budi", "+6281311112222", "budi@contoh.id"), (budi.FullName, budi.Phones.Items.Single().Number, budi.Emails.Items.Single().Address));
        Assert.Contains("Nasi kotak", (await sari.Open($"/people/{budi.Key}")).Text);

        var third = await Arrive(app, sari, ("wish", "Snack box"), ("email", "budi@contoh.id"));
        Assert.Equal((second.Party, RecognisedBy.Email), (third.Party, third.Recognised));
    }

    [Fact]
    public async Task Where_several_could_be_meant_somebody_has_to_say_who()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        foreach (var name in (string[])["Andi", "Ana"])
            await Person(app, name, "0812-3456-7890");

        var lead = await Arrive(app, sari, ("wish", "Bolu"), ("phone", "081234567890"));
        Assert.Equal((null, RecognisedBy.Several, "+6281234567890"), (lead.Party, lead.Recognised, lead.Phone));
        await sari.Open($"/leads/{lead.Key}/qualify");
        Assert.Equal(HttpStatusCode.Conflict, (await sari.Submit($"/leads/{lead.Key}/qualify", ("name", "Bolu"))).Status);

        var ana = await Arrive(app, sari, ("wish", "Bolu"), ("contactName", "Ana"), ("phone", "081234567890"));
        Assert.Equal(RecognisedBy.Phone, ana.Recognised);
        Assert.NotNull(ana.Party);
    }

    [Fact]
    public async Task A_rating_tells_its_reasons_which_add_up_and_a_person_knows_better()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var hot = await Arrive(app, sari, ("wish", "Katering"), ("contactName", "Tono"), ("phone", "081355556666"), ("source", "referral"), ("budget", "4.000.000"), ("message", "Untuk 100 orang"));
        Assert.Equal((LeadRating.Hot, RatedBy.Rules), (hot.Rating, hot.RatedBy));
        var sum = hot.Reasons.Items.Sum(r => Reason.Read(r)!.Weight);
        Assert.Equal(-1.2m + 1.2m + 0.5m + 0.3m + 0.8m, sum);
        Assert.Equal(decimal.Round((decimal)(100 / (1 + Math.Exp(-(double)sum))), 1), hot.Chance);
        Assert.Equal(hot.ArrivedAt.AddMinutes(15), hot.AnswerBy);
        var page = await sari.Open($"/leads/{hot.Key}");
        Assert.Contains("Telepon sekarang", page.Text);
        Assert.Contains("Menyebut anggaran", page.Text);

        var unreachable = await Arrive(app, sari, ("wish", "Tanya"), ("contactName", "Y"), ("phone", "12"));
        Assert.Equal((RecognisedBy.New, "12", LeadRating.Junk), (unreachable.Recognised, unreachable.Phone, unreachable.Rating));
        Assert.Contains("unreachable-phone=-1.5", unreachable.Reasons.Items);

        var junk = await Arrive(app, sari, ("wish", "Tanya"), ("contactName", "X"), ("email", "a@mailinator.com"));
        Assert.Equal(LeadRating.Junk, junk.Rating);
        Assert.Null(junk.AnswerBy);
        await sari.Open($"/leads/{junk.Key}/correct-rating");
        await sari.Submit($"/leads/{junk.Key}/correct-rating", ("rating", "warm"));
        var corrected = await Find(app, junk.Key);
        Assert.Equal((LeadRating.Warm, RatedBy.Person, junk.ArrivedAt.AddMinutes(240)), (corrected.Rating, corrected.RatedBy, corrected.AnswerBy!.Value));

        await sari.Open($"/leads/{junk.Key}/edit");
        await sari.Submit($"/leads/{junk.Key}", ("budget", "1.000.000"));
        await Shop.Until(async () => (await Find(app, junk.Key)).Reasons.Items.Any(r => r.StartsWith("budget", StringComparison.Ordinal)));
        Assert.Equal((LeadRating.Warm, RatedBy.Person), ((await Find(app, junk.Key)).Rating, (await Find(app, junk.Key)).RatedBy));
    }

    [Fact]
    public async Task It_becomes_an_opportunity_of_the_same_customer_or_is_dropped_and_revived()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var lead = await Arrive(app, sari, ("wish", "Parsel"), ("contactName", "Ibu Tuti"), ("phone", "081377778888"), ("budget", "2.500.000"), ("source", "call"));
        await sari.Open($"/leads/{lead.Key}/qualify");
        Assert.Equal(HttpStatusCode.SeeOther, (await sari.Submit($"/leads/{lead.Key}/qualify")).Status);
        var (done, made) = (await Find(app, lead.Key), Assert.Single(await Shop.All(app)));
        Assert.Equal((LeadStatus.Qualified, made.Id), (done.Status, done.Opportunity!.Value));
        Assert.Equal(("Parsel", done.Party!.Value, 2_500_000m, Source.Call), (made.Name, made.Party, made.Amount!.Value.Amount, made.Source!.Value));
        Assert.NotNull(done.AnsweredAt);
        Assert.Contains("Parsel", (await sari.Open($"/opportunities/{made.Key}")).Text);

        var other = await Arrive(app, sari, ("wish", "Tumpeng"), ("contactName", "Ibu Tuti"), ("phone", "081377778888"));
        await sari.Open($"/leads/{other.Key}/drop");
        await sari.Submit($"/leads/{other.Key}/drop", ("reason", "no-money"));
        Assert.Equal((LeadStatus.Dropped, DropReason.NoMoney), ((await Find(app, other.Key)).Status, (await Find(app, other.Key)).DropReason!.Value));
        Assert.Contains("Tumpeng", (await sari.Open("/leads?search=tumpeng")).Text);
        await sari.Open($"/leads/{other.Key}/revive");
        await sari.Submit($"/leads/{other.Key}/revive");
        Assert.Equal((LeadStatus.Open, (DropReason?)null), ((await Find(app, other.Key)).Status, (await Find(app, other.Key)).DropReason));
    }

    [Fact]
    public async Task Who_is_spoken_with_is_answered_and_who_waits_too_long_is_told_above()
    {
        await using var app = await TestApp.Start(engine);
        using var sari = await app.SignIn();
        var spoken = await Arrive(app, sari, ("wish", "Brownies"), ("contactName", "Dewi"), ("phone", "081399990000"));
        await sari.Open($"/people/{spoken.Party!.Value.Value}/log-call");
        await sari.Submit($"/people/{spoken.Party.Value.Value}/log-call", ("direction", "out"), ("body", "Sudah dijelaskan"));
        await Shop.Until(async () => (await Find(app, spoken.Key)).AnsweredAt is not null);

        var waiting = await Arrive(app, sari, ("wish", "Lapis legit"), ("contactName", "Joko"), ("phone", "081399990001"));
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var lead = await db.Set<Lead>().AsTracking().SingleAsync(l => l.Id == waiting.Id);
            lead.GiveTo(lead.Owner ?? (await db.Set<Data.People.Member>().FirstAsync()).Id, DateTimeOffset.UtcNow.AddDays(-2));
            lead.Plan((await ResponsePlans.Of(db, default)).For(LeadRating.Hot));
            await db.SaveChangesAsync();
        }

        var home = (await sari.Open("/")).Says("main");
        Assert.Contains("Lapis legit", home, StringComparison.Ordinal);
        Assert.Contains("Terlambat", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Brownies", home, StringComparison.Ordinal);

        await app.Services.GetRequiredService<LeadWatch>().Look(default);
        Assert.NotNull((await Find(app, waiting.Key)).EscalatedAt);
        Assert.Null((await Find(app, spoken.Key)).EscalatedAt);
        Assert.Contains("Lapis legit", (await sari.Open("/notices")).Text);
    }

    private static async Task<Lead> Arrive(TestApp app, TestBrowser browser, params (string, string)[] fields)
    {
        await browser.Open("/leads/new");
        var made = await browser.Submit("/leads", fields);
        Assert.True(made.Status == HttpStatusCode.SeeOther, made.Text);
        var id = Guid.Parse(made.Location!.Split('?')[0].Split('/')[^1]);
        await Shop.Until(async () => (await Find(app, id)).ReceivedAt is not null);
        return await Find(app, id);
    }

    private static async Task<Person> Person(TestApp app, string name, string phone)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var person = new Person { FullName = name, Phones = Points<PhonePoint>.Of(PhonePoint.Of(phone)) };
        db.Add(person);
        await db.SaveChangesAsync();
        return person;
    }

    private static async Task<IReadOnlyList<Person>> People(TestApp app)
    {
        await using var scope = app.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Person>().AsNoTracking().ToListAsync();
    }

    private static async Task<Lead> Find(TestApp app, Guid id)
    {
        await using var scope = app.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Lead>().AsNoTracking().SingleAsync(l => l.Id == new LeadId(id));
    }
}
