using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Sales.Opportunities;
using Akrab.Sales.Pipelines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Bench;

/// <summary>A company with half a million opportunities, of which two thousand are open: its board, a card that moves on it, its forecast, what was won and lost. One visitor, warm.</summary>
internal sealed partial class Selling(PublishedServer server, DataPlace place, Table table)
{
    private const string Email = "proyek@contoh.id";
    private static readonly TenantId Ours = new(new Guid("01900000-0000-7000-8000-000000500000"));
    private const int All = 500_000, Open = 2_000, Slice = 2_000, Days = 1_800, Turns = 60;

    public async Task Run()
    {
        Reckoning.Run(table);
        var (door, cards, stages) = await Company();
        using var visitor = await Visitors.SignIn(server.Url, door);
        await Measure("Board of 2,000 open opportunities, first paint from the server", _ => visitor.GetAsync("/opportunities/board"));
        var token = Token().Match(await visitor.GetStringAsync("/opportunities/board")).Groups[1].Value;
        await Measure("A card dragged on it", i => visitor.SendAsync(Drag(cards[i % cards.Count], stages[i % stages.Count], token)));
        await Measure("Forecast of three months, of 500,000 opportunities", _ => visitor.GetAsync("/forecast"));
        await Measure("Forecast of twelve months", _ => visitor.GetAsync("/forecast?months=12"));
        await Measure("Won and lost in a year, by owner", _ => visitor.GetAsync("/outcomes?by=owner"));
    }

    private async Task Measure(string what, Func<int, Task<HttpResponseMessage>> ask)
    {
        List<double> times = [];
        for (var i = -10; i < Turns; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            using var answer = await ask(i + 10);
            await answer.Content.CopyToAsync(Stream.Null);
            if ((int)answer.StatusCode >= 400)
                throw new InvalidOperationException($"{what}: {answer.StatusCode}");
            if (i >= 0)
                times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        times.Sort();
        table.Note(string.Create(CultureInfo.InvariantCulture, $"{what}: {times[Turns / 2]:0} ms (p95 {times[Turns * 19 / 20]:0} ms)"));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private static HttpRequestMessage Drag(Guid card, Guid stage, string token) => new(HttpMethod.Post, "/opportunities/board/move")
    {
        Content = new FormUrlEncodedContent([KeyValuePair.Create("id", card.ToString()), KeyValuePair.Create("column", stage.ToString()), KeyValuePair.Create("__RequestVerificationToken", token)]),
        Headers = { { "Sec-Fetch-Site", "same-origin" } },
    };

    /// <summary>A way in, the open opportunities and the stages; filled the first time.</summary>
    private async Task<(string Door, IReadOnlyList<Guid> Cards, IReadOnlyList<Guid> Stages)> Company()
    {
        await using var services = Filling.Services(place);
        var newcomers = services.GetRequiredService<Newcomers>();
        await using var scope = services.Begin(Acting.System(Ours));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == Email);
        if (user is null)
        {
            await newcomers.AddTenant(Ours, "Toko Proyek", "id", default);
            user = await newcomers.AddUser(Email, "Proyek", Ours, "owner", null, default);
        }

        var stages = await db.Set<Stage>().AsNoTracking().OrderBy(s => s.Position).ToListAsync();
        if (!await db.Set<Opportunity>().AnyAsync())
            await Fill(db, stages);
        db.ChangeTracker.Clear();
        var cards = await db.Set<Opportunity>().Where(o => o.Status == OpportunityStatus.Open).OrderBy(o => o.Id).Select(o => o.Id).Take(200).ToListAsync();
        return (await scope.ServiceProvider.GetRequiredService<SignInLinks>().Make(user.Id, TimeSpan.FromDays(1), default), [.. cards.Select(c => c.Value)], [.. stages.Select(s => s.Id.Value)]);
    }

    private static async Task Fill(AkrabDb db, IReadOnlyList<Stage> stages)
    {
        var (dice, today) = (new Random(99), TimeProvider.System.Today());
        var members = Enumerable.Range(1, 20).Select(i => new Member { Name = $"Penjual {i}" }).ToList();
        db.AddRange(members);
        await db.SaveChangesAsync();
        var customers = Enumerable.Range(0, 1_000).Select(i => new Organisation { Name = $"Pelanggan {i}" }).ToList();
        await db.Write([.. customers.Select(c => new Change(db.Registry.Get<Organisation>(), null, c))], [], default);
        var definition = db.Registry.Get<Opportunity>();
        for (var done = 0; done < All; done += Slice)
            await db.Write([.. Enumerable.Range(done, Slice).Select(i => new Change(definition, null, One(i)))], [], default);

        Opportunity One(int number)
        {
            var one = new Opportunity
            {
                Name = $"Proyek {number}",
                Party = customers[dice.Next(customers.Count)].Id,
                Stage = stages[dice.Next(stages.Count)].Id,
                Amount = Money.Of(dice.Next(1, 900) * 1_000_000m, "IDR"),
                ClosesOn = today.AddDays(dice.Next(-20, 300)),
                Owner = members[dice.Next(members.Count)].Id,
            };
            if (number % 3 == 0 && number >= Open)
                one.Lose((LossReason)dice.Next(8), null, null, today.AddDays(-dice.Next(Days)));
            else if (number >= Open)
                one.Win(today.AddDays(-dice.Next(Days)));
            one.ForgetAnnounced();
            return one;
        }
    }
}
