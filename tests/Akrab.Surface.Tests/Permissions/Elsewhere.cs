using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Permissions;

/// <summary>Ways to records that are no list and no page of one: calendars of devices, notices, timelines, groups, imports and merges.</summary>
public abstract partial class Who_sees_what
{
    private const int Pairs = 3;

    private static async Task<List<string>> Elsewhere(TestApp app, Visitor who, World world, TestBrowser owner, Random dice) =>
    [
        .. await Calendars(app, who, world),
        .. await Noticed(app, who, world, dice),
        .. await Timelines(who, world, owner),
        .. await Grouped(who, world),
        .. await ByFile(app, who, world),
        .. await Merging(who, world, dice),
        .. await Booked(who, world),
    ];

    /// <summary>What the books tell to administrators, and to nobody else.</summary>
    private static async Task<List<string>> Booked(Visitor who, World world)
    {
        List<string> wrong = [];
        foreach (var (entity, plural) in World.Entities)
        {
            var page = await who.Browser.Open($"/settings/audit?record={world.Rights.Records.First(r => r.Entity == entity).Id}");
            var told = page.Status == HttpStatusCode.OK ? page.Page.QuerySelectorAll("#audit li").Length > 0 : page.Status == HttpStatusCode.Forbidden ? (bool?)null : throw new InvalidOperationException($"The audit log answers {page.Status}.");
            var wanted = who.Member.Roles.Any(role => role.Administers) ? PlainRights.ReadsBooksOf(who.Member, entity) : (bool?)null;
            if (told != wanted)
                wrong.Add($"{who.Member.Id} {plural}: the audit log says {told?.ToString() ?? "no"}, not {wanted?.ToString() ?? "no"}");
        }

        return wrong;
    }

    /// <summary>What devices are given: one's own and what one takes part in, as far as it is seen.</summary>
    private static async Task<List<string>> Calendars(TestApp app, Visitor who, World world)
    {
        string token;
        await using (var scope = app.Begin())
        {
            var user = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Member>().Where(m => m.Id == new MemberId(who.Member.Id)).Select(m => m.User).SingleAsync();
            token = await scope.ServiceProvider.GetRequiredService<ApiTokens>().Make(user!.Value, "HP", "feed", null, CancellationToken.None);
        }

        var mine = world.Rights.Records.Where(r => r.Entity == "activity" && (r.Owner == who.Member.Id || r.Parts.Contains(who.Member.Id)) && world.Rights.Sees(who.Member, r)).Select(r => r.Id).Order().ToList();
        using var visitor = new HttpClient { BaseAddress = app.Url };
        List<string> wrong = [];
        Compare("feed", Found(await visitor.GetStringAsync($"/calendar/feed/{token}.ics"), "UID:([0-9a-f-]{36})@akrab"));
        using var request = new HttpRequestMessage(new HttpMethod("PROPFIND"), $"/dav/calendars/{who.Member.Id}/activities/")
        {
            Content = new StringContent("<D:propfind xmlns:D='DAV:'><D:prop><D:getetag/></D:prop></D:propfind>", Encoding.UTF8, "application/xml"),
            Headers = { { "Depth", "1" } },
        };
        using var answer = await who.Phone.SendAsync(request);
        var shown = Found(await answer.Content.ReadAsStringAsync(), "/activities/([0-9a-f-]{36})\\.ics");
        if (shown.Except(mine.Concat(Shared())).Any() || mine.Except(shown).Any())
            wrong.Add($"{who.Member.Id}: the calendar of a device shows {shown.Count}, not {mine.Count}");
        return wrong;

        void Compare(string path, List<Guid> found)
        {
            // Taking part is a record, too: whose role does not read those is shown their own alone.
            if (found.Except(mine).Any() || mine.Where(id => world.Rights.Records.Any(r => r.Id == id && r.Owner == who.Member.Id)).Except(found).Any())
                wrong.Add($"{who.Member.Id}: {path} shows {found.Count}, not {mine.Count}");
        }

        // What was shared with oneself counts as one's own on a device.
        IEnumerable<Guid> Shared() => world.Rights.Records.Where(r => r.Entity == "activity" && r.Shared.Count > 0 && world.Rights.Sees(who.Member, r)).Select(r => r.Id);
    }

    /// <summary>Somebody is told of everything there is, and reads of what they see; of the rest not even what was said.</summary>
    private static async Task<List<string>> Noticed(TestApp app, Visitor who, World world, Random dice)
    {
        var about = world.Rights.Records.Where(r => r.Entity is "person" or "organisation" or "activity" && dice.Next(2) == 0).ToList();
        List<Guid> ids;
        await using (var scope = app.Begin())
        {
            var notices = scope.ServiceProvider.GetRequiredService<INotices>();
            foreach (var record in about)
                await notices.Tell([new MemberId(who.Member.Id)], new Notice(NoticeKind.Mention, record.Entity == "activity" ? ActivityId.Of(record.Id) : PartyId.Of(record.Id)) { Text = Quote(record) }, CancellationToken.None);
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            await db.SaveChangesAsync();
            var me = new MemberId(who.Member.Id);
            ids = await db.Set<Notices.NoticeRow>().Where(n => n.Member == me).Select(n => n.Id).ToListAsync();
        }

        List<string> wrong = [];
        var news = (await who.Browser.Part("/parts/notices")).Text;
        var list = (await who.Browser.Open("/notices")).Text;
        var opened = new List<string>();
        foreach (var id in ids)
            opened.Add((await who.Browser.Open($"/notices/{id}")).Location ?? "");
        foreach (var record in about)
        {
            var sees = world.Rights.Sees(who.Member, record);
            if (list.Contains(Quote(record), StringComparison.Ordinal) != sees)
                wrong.Add($"{who.Member.Id} {record}: the list of notices tells {(sees ? "nothing" : "what was said")}");
            if (!sees && news.Contains(Quote(record), StringComparison.Ordinal))
                wrong.Add($"{who.Member.Id} {record}: the news tells what was said");
            if (opened.Exists(location => location.Contains(record.Id.ToString(), StringComparison.Ordinal)) != sees)
                wrong.Add($"{who.Member.Id} {record}: its notice leads {(sees ? "nowhere" : "there")}");
        }

        return wrong;

        static string Quote(PlainRecord record) => $"Kutipan {record.Id}";
    }

    /// <summary>Of a timeline everybody reads what the owner does, as far as they see it.</summary>
    private static async Task<List<string>> Timelines(Visitor who, World world, TestBrowser owner)
    {
        var notes = world.Rights.Records.Where(r => r.Entity == "interaction").ToDictionary(r => r.Id);
        List<string> wrong = [];
        foreach (var (entity, plural) in World.Entities.Where(e => e.Entity is "person" or "organisation"))
            foreach (var party in world.Rights.Records.Where(r => r.Entity == entity))
            {
                var whole = Said(await owner.Open($"/{plural}/{party.Id}/timeline"));
                var answer = await who.Browser.Open($"/{plural}/{party.Id}/timeline");
                var sees = world.Rights.Sees(who.Member, party);
                if (answer.Status != (sees ? HttpStatusCode.OK : HttpStatusCode.NotFound))
                    wrong.Add($"{who.Member.Id} {party}: its timeline gives {answer.Status}");
                else if (sees && who.Member.Roles.All(role => role.Reaches[("interaction", Verb.Read)] == Reach.None) && Said(answer).Count > 0)
                    wrong.Add($"{who.Member.Id} {party}: its timeline tells of notes that nobody may read");
                else if (sees && Said(answer).Except(whole).Any())
                    wrong.Add($"{who.Member.Id} {party}: its timeline says what it does not say");
                else if (sees && notes.Values.Count(n => n.About == party.Id && world.Rights.Sees(who.Member, n)) > Said(answer).Count)
                    wrong.Add($"{who.Member.Id} {party}: its timeline keeps notes back");
            }

        return wrong;

        static List<string> Said(Answer answer) => [.. Regex.Matches(answer.Text, "<p class=\"prose\">([^<]+)</p>").Select(m => m.Groups[1].Value)];
    }

    /// <summary>Groups count what is seen, and name what is seen.</summary>
    private static async Task<List<string>> Grouped(Visitor who, World world)
    {
        List<string> wrong = [];
        foreach (var (entity, plural, by) in ((string, string, string)[])[("person", "people", "organisation"), ("person", "people", "owner"), ("activity", "activities", "owner"), ("organisation", "organisations", "owner")])
        {
            var expected = world.Rights.Records.Where(r => r.Entity == entity && world.Rights.Sees(who.Member, r)).GroupBy(r => by == "owner" ? r.Owner : r.Employer).ToDictionary(g => g.Key ?? Guid.Empty, g => g.Count());
            var groups = (await Json(who, $"{plural}/aggregate?count&by={by}"))["data"]!.Value.EnumerateArray().ToList();
            var found = groups.ToDictionary(KeyOf, g => g.GetProperty("count").GetInt32());
            if (!found.OrderBy(g => g.Key).SequenceEqual(expected.OrderBy(g => g.Key)))
                wrong.Add($"{who.Member.Id}: {plural} by {by} are counted as {string.Join(' ', found.Values)}, not {string.Join(' ', expected.Values)}");
            if (by != "organisation")
                continue;
            var unseen = groups.Where(g => world.Rights.Records.FirstOrDefault(r => r.Id == KeyOf(g)) is { } employer && !world.Rights.Sees(who.Member, employer)).ToList();
            wrong.AddRange(unseen.Where(g => g.GetProperty("label").GetString()!.Contains("Nomor", StringComparison.Ordinal)).Select(g => $"{who.Member.Id}: a group is called {g.GetProperty("label")}"));
        }

        return wrong;

        static Guid KeyOf(JsonElement group) => group.GetProperty("key") switch
        {
            { ValueKind: JsonValueKind.Null } => Guid.Empty,
            { ValueKind: JsonValueKind.Object } link => link.GetProperty("id").GetGuid(),
            var id => id.GetGuid(),
        };
    }

    /// <summary>A file that names every record there is, and one that never was: what is not seen is refused as that one is, and nothing of it is changed.</summary>
    private static async Task<List<string>> ByFile(TestApp app, Visitor who, World world)
    {
        List<string> wrong = [];
        foreach (var (entity, plural) in World.Entities.Where(e => e.Entity is "person" or "organisation"))
        {
            var mark = $"Pasar {Guid.NewGuid():N}";
            var (records, nobody) = (world.Rights.Records.Where(r => r.Entity == entity).ToList(), Guid.NewGuid());
            var text = "ID Akrab,Sumber\n" + string.Concat(records.Select(r => r.Id).Append(nobody).Select(id => $"{id},{mark}\n"));
            var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
            using var answer = await who.Api.PostAsync($"/api/v1/{plural}/import?name=kontak.csv", file);
            if (!who.Member.Roles.Any(role => role.Imports))
            {
                if (answer.StatusCode != HttpStatusCode.Forbidden)
                    wrong.Add($"{who.Member.Id}: imports {plural} without being allowed: {answer.StatusCode}");
                continue;
            }

            var report = await answer.Content.ReadFromJsonAsync<JsonElement>();
            var mine = records.Where(r => world.Rights.MayImportOver(who.Member, r)).Select(r => r.Id).Order().ToList();
            if (!answer.IsSuccessStatusCode || report.GetProperty("state").GetString() != "done" || report.GetProperty("updated").GetInt32() != mine.Count || report.GetProperty("created").GetInt32() != 0)
                wrong.Add($"{who.Member.Id}: importing {plural} gives {report}, not {mine.Count} changed");
            else if (!(await Marked(app, entity, mark)).SequenceEqual(mine))
                wrong.Add($"{who.Member.Id}: importing {plural} changed others than it may");
            else
                wrong.AddRange(Refused(await who.Api.GetStringAsync($"/api/v1/imports/{report.GetProperty("importId")}/rejected"), nobody, [.. records.Where(r => !world.Rights.Sees(who.Member, r)).Select(r => r.Id)])
                    .Select(line => $"{who.Member.Id}: importing {plural} tells apart what is not seen: {line}"));
        }

        return wrong;
    }

    /// <summary>The rows of these that are refused in other words than one that never was.</summary>
    private static List<string> Refused(string file, Guid nobody, IReadOnlyList<Guid> unseen)
    {
        var reasons = file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => Regex.Match(line, "^\"?([0-9a-f-]{36})\"?,[^,]*,[^,]*,(.*)$")).Where(m => m.Success).ToDictionary(m => Guid.Parse(m.Groups[1].Value), m => m.Groups[2].Value.Trim());
        return [.. unseen.Where(id => reasons.GetValueOrDefault(id, "nothing") != reasons.GetValueOrDefault(nobody)).Select(id => $"{id} {reasons.GetValueOrDefault(id, "nothing")}")];
    }

    private static async Task<List<Guid>> Marked(TestApp app, string entity, string mark)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        return [.. (entity == "person"
            ? await db.Set<Customers.Parties.Person>().Where(p => p.Source == mark).Select(p => p.Id).ToListAsync()
            : await db.Set<Customers.Parties.Organisation>().Where(o => o.Source == mark).Select(o => o.Id).ToListAsync()).Select(id => id.Value).Order()];
    }

    /// <summary>Two by dice become one where both may be deleted, and stand for themselves again.</summary>
    private static async Task<List<string>> Merging(Visitor who, World world, Random dice)
    {
        List<string> wrong = [];
        foreach (var (entity, plural) in World.Entities.Where(e => e.Entity is "person" or "organisation"))
            for (var i = 0; i < Pairs; i++)
            {
                var records = world.Rights.Records.Where(r => r.Entity == entity).OrderBy(_ => dice.Next()).Take(2).ToList();
                using var merged = await who.Api.PostAsJsonAsync($"/api/v1/{plural}/{records[0].Id}/merge", new { others = new[] { records[1].Id } });
                var wanted = !world.Rights.Sees(who.Member, records[0]) ? HttpStatusCode.NotFound
                    : !MayAny(who, records[0], Verb.Delete) || !world.Rights.Sees(who.Member, records[1]) ? HttpStatusCode.Conflict
                    : records.All(r => world.Rights.MayDelete(who.Member, r)) ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
                if (merged.StatusCode != wanted)
                    wrong.Add($"{who.Member.Id}: merging {records[1]} into {records[0]} gives {merged.StatusCode}, not {wanted}: {await merged.Content.ReadAsStringAsync()}");
                if (!merged.IsSuccessStatusCode)
                    continue;

                var merge = (await merged.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("mergeId").GetGuid();
                using var apart = await who.Api.PostAsJsonAsync($"/api/v1/{plural}/{records[0].Id}/separate", new { mergeId = merge });
                if (apart.StatusCode != HttpStatusCode.OK)
                    wrong.Add($"{who.Member.Id}: taking {records[1]} out of {records[0]} gives {apart.StatusCode}: {await apart.Content.ReadAsStringAsync()}");
            }

        return wrong;
    }

    private static List<Guid> Found(string text, string pattern) => [.. Regex.Matches(text.Replace("\r\n ", "", StringComparison.Ordinal), pattern).Select(m => Guid.Parse(m.Groups[1].Value)).Distinct().Order()];
}
