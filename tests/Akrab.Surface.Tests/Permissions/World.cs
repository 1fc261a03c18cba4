using System.Text;
using Akrab.Contracts;
using Akrab.Customers.Activities;
using Akrab.Customers.Files;
using Akrab.Customers.Parties;
using Akrab.Customers.Profile;
using Akrab.Customers.Timeline;
using Akrab.Data.Files;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Permissions;

/// <summary>A company made up by dice: teams below teams, roles of every kind, members with several of them, and records of all.</summary>
public sealed class World
{
    /// <summary>The entities that are asked for, and how their routes are called.</summary>
    public static readonly IReadOnlyList<(string Entity, string Plural)> Entities =
        [("person", "people"), ("organisation", "organisations"), ("activity", "activities"), ("interaction", "interactions"), ("fact", "facts"), ("attachment", "attachments")];

    /// <summary>The day of the first activity; each of the others is a day later.</summary>
    public static readonly DateOnly First = DateOnly.FromDateTime(DateTime.UtcNow) is var today ? new DateOnly(today.Year, today.Month, 3) : default;

    private const int Roles = 5, Teams = 4, Members = 4;

    public required PlainRights Rights { get; init; }

    public required IReadOnlyList<(User User, PlainMember Member)> People { get; init; }

    public static async Task<World> Make(TestApp app, Random dice)
    {
        var teams = new List<Team>();
        for (var i = 0; i < Teams; i++)
            teams.Add(new Team { Name = $"Tim {i}", Above = i > 0 && dice.Next(3) > 0 ? teams[dice.Next(i)].Id : null });
        var roles = Enumerable.Range(0, Roles).Select(i => MakeRole($"Peran {i}", dice)).ToList();
        var users = new List<User>();
        for (var i = 0; i < Members; i++)
            users.Add(await app.AddMember($"m{i}@tokouji.id", $"Anggota {i}", "viewer"));

        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.AddRange(teams);
        db.AddRange(roles.Select(r => r.Role));
        await db.SaveChangesAsync();
        var people = new List<(User, PlainMember)>();
        foreach (var user in users)
            people.Add((user, await Employ(db, user, teams, roles, dice)));
        return new World { People = people, Rights = new PlainRights(teams.ToDictionary(t => t.Id.Value, t => t.Above?.Value), await Fill(scope.ServiceProvider, db, [.. people.Select(p => p.Item2)], teams, dice)) };
    }

    private static (Role Role, PlainRole Plain) MakeRole(string name, Random dice)
    {
        var reaches = Enum.GetValues<Reach>();
        var usual = Any();
        var entities = Entities.Where(_ => dice.Next(2) == 0).ToDictionary(e => e.Entity, _ => Any());
        var (exports, imports, administers) = (dice.Next(2) == 0, dice.Next(3) > 0, dice.Next(2) == 0);
        var rights = new Rights(usual, entities, new Dictionary<string, bool> { [Akrab.Kernel.Permissions.Rights.Export] = exports, [Akrab.Kernel.Permissions.Rights.Import] = imports, [Akrab.Kernel.Permissions.Rights.Administer] = administers });
        return (new Role { Name = name, Rights = rights }, new PlainRole(name,
            Entities.SelectMany(e => Enum.GetValues<Verb>().Select(verb => ((e.Entity, verb), entities.GetValueOrDefault(e.Entity, usual)[verb]))).ToDictionary(p => p.Item1, p => p.Item2), exports, imports, administers));

        Reaches Any() => new(reaches[dice.Next(4)], reaches[dice.Next(4)], reaches[dice.Next(4)], reaches[dice.Next(4)]);
    }

    private static async Task<PlainMember> Employ(AkrabDb db, User user, List<Team> teams, List<(Role Role, PlainRole Plain)> roles, Random dice)
    {
        var member = await db.Set<Member>().AsTracking().SingleAsync(m => m.User == user.Id);
        var first = roles[dice.Next(roles.Count)];
        (member.Team, member.Role) = (dice.Next(4) > 0 ? teams[dice.Next(teams.Count)].Id : null, first.Role.Id);
        List<PlainRole> plain = [first.Plain];
        if (dice.Next(2) == 0)
        {
            // One that counts, and one whose day is over.
            var (more, over) = (roles[dice.Next(roles.Count)], roles[dice.Next(roles.Count)]);
            db.Add(new FurtherRole { Member = member.Id, Role = more.Role.Id, Until = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(3)) });
            db.Add(new FurtherRole { Member = member.Id, Role = over.Role.Id, Until = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-3)) });
            plain.Add(more.Plain);
        }

        await db.SaveChangesAsync();
        return new PlainMember(member.Id.Value, member.Team?.Value, plain);
    }

    private static async Task<List<PlainRecord>> Fill(IServiceProvider house, AkrabDb db, IReadOnlyList<PlainMember> members, List<Team> teams, Random dice)
    {
        List<Party> parties =
        [
            .. Enumerable.Range(0, 12).Select(i => new Person { FullName = $"Orang Nomor{i}", City = i % 2 == 0 ? "Bandung" : "Bogor", Owner = Somebody() }),
            .. Enumerable.Range(0, 6).Select(i => new Organisation { Name = $"Toko Nomor{i}", City = "Bandung", Owner = Somebody() }),
        ];
        var activities = Enumerable.Range(0, 10).Select(i => new Activity { Subject = $"Urusan Nomor{i}", DueOn = First.AddDays(i), Owner = Somebody() }).ToList();
        var interactions = Enumerable.Range(0, 12).Select(i => new Interaction { Party = Any().Id, Kind = InteractionKind.Note, Channel = Channel.None, Body = $"Catatan Nomor{i}", At = DateTimeOffset.UtcNow }).ToList();
        var facts = Enumerable.Range(0, 6).Select(i => new Fact { Party = Any().Id, Kind = FactKind.Like, What = $"Suka Nomor{i}", LearntOn = new DateOnly(2026, 1, 1) }).ToList();
        db.AddRange(parties.OfType<Organisation>());
        await db.SaveChangesAsync();
        foreach (var person in parties.OfType<Person>().Where(_ => dice.Next(2) == 0))
            person.Organisation = parties.OfType<Organisation>().ElementAt(dice.Next(6)).Id;
        db.AddRange(parties.OfType<Person>());
        await db.SaveChangesAsync();
        db.AddRange(activities);
        db.AddRange(interactions);
        db.AddRange(facts);
        await db.SaveChangesAsync();
        var files = house.GetRequiredService<Files>();
        List<Attachment> attachments = [];
        for (var i = 0; i < 6; i++)
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes($"Isi rahasia {i}"));
            var stored = await files.Add(content, $"berkas{i}.txt", "text/plain", CancellationToken.None);
            attachments.Add(new Attachment { Name = stored.Name, Party = Any().Id, File = stored.Id, Size = stored.Size, MediaType = stored.MediaType });
        }

        db.AddRange(attachments);
        await db.SaveChangesAsync();
        var parts = activities.Where(_ => dice.Next(3) == 0).Select(a => new Participant { Activity = a.Id, Member = new MemberId(members[dice.Next(members.Count)].Id) }).ToList();
        db.AddRange(parts);
        await db.SaveChangesAsync();
        var shared = parties.Select(p => (p.Id.Value, Shared(p))).Concat(activities.Select(a => (a.Id.Value, Shared(a)))).ToDictionary();
        await db.SaveChangesAsync();

        return
        [
            .. parties.Select(p => new PlainRecord(p is Person ? "person" : "organisation", p.Id.Value, p.Owner?.Value, TeamOf(p.Owner), null, shared[p.Id.Value], (p as Person)?.Organisation?.Value)),
            .. activities.Select(a => new PlainRecord("activity", a.Id.Value, a.Owner?.Value, TeamOf(a.Owner), null, [.. shared[a.Id.Value], .. parts.Where(p => p.Activity == a.Id).Select(p => new PlainShare(p.Member!.Value.Value, null, true))]) { Parts = [.. parts.Where(p => p.Activity == a.Id).Select(p => p.Member!.Value.Value)] }),
            .. interactions.Select(i => new PlainRecord("interaction", i.Id.Value, null, null, i.Party.Value, [])),
            .. facts.Select(f => new PlainRecord("fact", f.Id.Value, null, null, f.Party.Value, [])),
            .. attachments.Select(a => new PlainRecord("attachment", a.Id.Value, null, null, a.Party.Value, [])),
        ];

        // Some are shared until a day to come or for ever; some were, until yesterday, or until somebody ended it.
        List<PlainShare> Shared(Entity record)
        {
            List<PlainShare> shares = [];
            for (var i = dice.Next(3); i > 0; i--)
            {
                var share = dice.Next(2) == 0 ? new PlainShare(members[dice.Next(members.Count)].Id, null, dice.Next(2) == 0) : new PlainShare(null, teams[dice.Next(teams.Count)].Id.Value, dice.Next(2) == 0);
                var today = DateOnly.FromDateTime(DateTime.UtcNow);
                var (until, ended) = dice.Next(4) switch { 0 => (today.AddDays(-2), false), 1 => ((DateOnly?)null, true), 2 => (today.AddDays(2), false), _ => (null, false) };
                db.Add(new ShareRow
                {
                    Entity = db.Registry.Get(record.GetType()).Name,
                    Record = record.Key,
                    Member = share.Member is { } m ? new MemberId(m) : null,
                    Team = share.Team is { } t ? new TeamId(t) : null,
                    MayChange = share.MayChange,
                    Until = until,
                    EndedAt = ended ? DateTimeOffset.UtcNow : null,
                });
                if (!ended && (until is null || until > today))
                    shares.Add(share);
            }

            return shares;
        }

        MemberId? Somebody() => dice.Next(6) == 0 ? null : new MemberId(members[dice.Next(members.Count)].Id);

        Party Any() => parties[dice.Next(parties.Count)];

        Guid? TeamOf(MemberId? owner) => members.FirstOrDefault(m => m.Id == owner?.Value)?.Team;
    }
}
