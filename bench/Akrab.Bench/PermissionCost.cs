using System.Globalization;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Bench;

/// <summary>
/// What asking for permission costs a list page: somebody who sees every row and every field, and somebody with two roles, a team's rows, fields
/// that are hidden and others that are read only. They ask in turns, so that a machine that is slower for a while is slower for both.
/// </summary>
internal sealed class PermissionCost(PublishedServer server, DataPlace place, Company company, Table table)
{
    private const int Turns = 24;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(700);

    public async Task Run()
    {
        using var all = await Visitors.SignIn(server.Url, await Door("semua@contoh.id", new Rights(Reaches.All)));
        using var bounded = await Visitors.SignIn(server.Url, await Door("terbatas@contoh.id", Bounds(FieldRight.Hidden), Bounds(FieldRight.Read)));
        List<(double All, double Bounded)> turns = [];
        for (var i = -2; i < Turns; i++)
        {
            var turn = (await Cpu(all), await Cpu(bounded));
            if (i >= 0)
                turns.Add(turn);
        }

        turns.Sort((one, other) => (one.Bounded / one.All).CompareTo(other.Bounded / other.All));
        var middle = turns[Turns / 2];
        table.Note(string.Create(CultureInfo.InvariantCulture, $"Permission check of a list page: {middle.Bounded / middle.All:0.00} times the processor of a page on which all may be seen (median of {Turns} turns, quartiles {Ratio(Turns / 4):0.00} and {Ratio(Turns * 3 / 4):0.00}; {middle.Bounded:0.00} ms, {middle.All:0.00} ms)"));

        double Ratio(int nr) => turns[nr].Bounded / turns[nr].All;
    }

    private static Rights Bounds(FieldRight birthday) => new(new(Reach.Team, Reach.Team, Reach.Team, Reach.None), fields: new Dictionary<string, FieldRight> { ["person.nik"] = birthday, ["person.creditLimit"] = FieldRight.Hidden, ["person.npwp"] = FieldRight.Read });

    private async Task<double> Cpu(HttpClient visitor)
    {
        var before = server.Cpu;
        var (times, failures) = await Scenarios.Together(() => visitor.GetAsync("/people?sort=fullName"), Turn);
        return failures == 0 ? (server.Cpu - before).TotalMilliseconds / times.Count : throw new InvalidOperationException("A list page failed.");
    }

    /// <summary>A way in for somebody with these roles, who is made when they are not there.</summary>
    private async Task<string> Door(string email, params Rights[] rights)
    {
        await using var services = Filling.Services(place);
        await using var scope = services.Begin(Acting.System(new TenantId(company.Tenant)));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var known = await db.Users.FirstOrDefaultAsync(u => u.Email == email);
        if (known is null)
        {
            known = await services.GetRequiredService<Newcomers>().AddUser(email, email, new TenantId(company.Tenant), "sales", (await db.Set<Team>().OrderBy(t => t.Name).FirstAsync()).Id, default);
            var roles = rights.Select((r, i) => new Role { Name = $"{email} {i}", Rights = r }).ToList();
            db.AddRange(roles);
            var member = await db.Set<Member>().AsTracking().FirstAsync(m => m.User == known.Id);
            member.Role = roles[0].Id;
            db.AddRange(roles.Skip(1).Select(role => new FurtherRole { Member = member.Id, Role = role.Id }));
            await db.SaveChangesAsync();
        }

        return await scope.ServiceProvider.GetRequiredService<SignInLinks>().Make(known.Id, TimeSpan.FromDays(1), default);
    }
}
