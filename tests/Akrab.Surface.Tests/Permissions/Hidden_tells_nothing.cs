using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Permissions;

/// <summary>
/// Whatever stands in the fields that are hidden from somebody, every answer to them is the same, byte for byte: pages, lists, their order and their
/// counts, search, files, calls, the phone's address book and what is said against a bad question.
/// </summary>
public abstract partial class Hidden_tells_nothing(Engine engine)
{
    private const int FixedSeed = 20_261_123, MostRecords = 2, MostProbes = 5;

    public sealed class OnSqlite() : Hidden_tells_nothing(Engine.Sqlite);

    public sealed class OnPostgres() : Hidden_tells_nothing(Engine.Postgres);

    [Fact]
    public async Task All_answers_stay_the_same_while_hidden_values_change()
    {
        await using var house = new FurnishedHouse { Engine = engine };
        await house.InitializeAsync();
        // At first all that can be hidden of people and organisations, then what the dice say, of everything.
        foreach (var (seed, share) in ((int, int)[])[(FixedSeed, 1), (Random.Shared.Next(), 3)])
        {
            var dice = new Random(seed);
            var hidden = house.Registry.Granted.Where(e => share > 1 || e.HasFace)
                .ToDictionary(e => e, e => (IReadOnlyList<MemberField>)[.. house.Registry.Guarded(e).Where(f => dice.Next(share) == 0)]);
            using var asker = await Asker.Of(house, seed, [.. hidden.Values.SelectMany(fields => fields).Select(f => f.KeyedName)]);

            // What must differ from all others cannot be just anything: it stays.
            List<Change> others = [];
            foreach (var (definition, fields) in hidden)
                others.AddRange(await Beneath.Others(house.App, definition, [.. fields.Where(f => f is { IsWritable: true, IsUnique: false, Type: not ComputedType })], dice));
            var questions = await asker.Questions([.. others.Take(MostProbes)], dice);

            var first = new Answers();
            var right = 0;
            await asker.Ask(questions, (question, answer) => right += first.Keep(question, answer).StartsWith("200", StringComparison.Ordinal) ? 1 : 0);
            Assert.True(right > questions.Count / 4, $"Of {questions.Count} questions only {right} were answered.");
            List<string> wrong = [];
            if (share == 1)
                await asker.Ask(questions, (question, answer) => wrong.AddRange(first.Differs(question, answer)));
            Finds.Nothing([.. wrong.Select(w => $"Seed {seed}, asked twice: {w}")]);

            await Beneath.Write(house.App, others);
            await asker.Ask(questions, (question, answer) => wrong.AddRange(first.Differs(question, answer)));
            Finds.Nothing([.. wrong.Select(w => $"Seed {seed}, {w}")]);
        }
    }

    /// <summary>What differs from one answer to the next: sealed texts, and how long ago something was.</summary>
    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+|(?<=<time [^>]*>)[^<]+")]
    private static partial Regex Passing { get; }

    /// <summary>Somebody who may do everything except know these fields, and all that can be asked in their name.</summary>
    private sealed class Asker(FurnishedHouse house, TestBrowser browser, HttpClient api, HttpClient phone, Overlay overlay) : IDisposable
    {
        public static async Task<Asker> Of(FurnishedHouse house, int seed, IReadOnlyList<string> hidden)
        {
            var rights = new Rights(Reaches.All, actions: new Dictionary<string, bool> { [Rights.Export] = true, [Rights.Import] = true }, fields: hidden.ToDictionary(f => f, _ => FieldRight.Hidden));
            var user = await house.App.AddMember($"buta{seed}@tokouji.id", "Budi Buta", "viewer");
            string password;
            Overlay overlay;
            await using (var scope = house.App.Begin())
            {
                var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
                var role = new Role { Name = $"Buta {seed}", Rights = rights };
                db.Add(role);
                (await db.Set<Member>().AsTracking().SingleAsync(m => m.User == user.Id)).Role = role.Id;
                await db.SaveChangesAsync();
                password = await scope.ServiceProvider.GetRequiredService<ApiTokens>().MakeAppPassword(user.Id, "HP", CancellationToken.None);
                await using var theirs = house.App.Begin(db.Acting with { Rights = rights });
                overlay = await theirs.ServiceProvider.GetRequiredService<Overlays>().Of(theirs.ServiceProvider.GetRequiredService<AkrabDb>(), CancellationToken.None);
            }

            var phone = new HttpClient { BaseAddress = house.App.Url };
            phone.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user.Email}:{password}")));
            return new Asker(house, await house.App.SignIn(user.Email!), await house.App.Api(user: user), phone, overlay);
        }

        /// <param name="others">What the hidden values are, and will be: they are looked for, too.</param>
        public async Task<IReadOnlyList<string>> Questions(IReadOnlyList<Change> others, Random dice)
        {
            List<string> all = [.. house.Pages.Where(p => !p.Contains("/undo", StringComparison.Ordinal))];
            var probes = others.SelectMany(c => overlay.Fields.GetValueOrDefault(c.Definition.Name, []).Concat(c.Definition.Fields).SelectMany(f => (object?[])[f.Get(c.Before!), f.Get(c.After)]).OfType<object>())
                .Select(v => v.ToString()!).Where(t => t.Length is > 2 and < 60).Distinct().OrderBy(_ => dice.Next()).Take(MostProbes).Select(Uri.EscapeDataString).ToList();
            foreach (var definition in house.Registry.Granted)
            {
                var (page, call, known) = ("/" + definition.Plural, "/api/v1/" + definition.Plural, overlay.FieldsOf(definition));
                all.AddRange([page, call + "?limit=50", page + "/count", page + "/export.csv", page + "/export.vcf", page + "/export.xlsx", call + "/aggregate?count"]);
                foreach (var field in known)
                    all.AddRange([$"{call}?sort={field.Name}&limit=5", $"{call}?{field.Name}[empty]=true&limit=5", $"{call}/aggregate?count&by={field.Name}"]);
                foreach (var field in definition.Fields.Where(f => known.Find(f.Name) is null))
                    all.AddRange([$"{call}?sort={field.Name}", $"{call}?{field.Name}[empty]=true", $"{call}/aggregate?count&by={field.Name}", $"{call}/aggregate?sum={field.Name}", $"{page}?{field.Name}=1", $"{page}/groups?by={field.Name}"]);
                all.AddRange(probes.SelectMany(probe => (string[])[$"{call}?search={probe}", $"{page}?q={probe}"]));
                foreach (var record in (await definition.Accept(new Some(house.App))).Take(MostRecords))
                    all.AddRange([$"{page}/{record}", $"{page}/{record}/edit", $"{page}/{record}/history", $"{call}/{record}", $"{page}/{record}/card.vcf", $"/parts/palette?at={page}/{record}"]);
            }

            all.AddRange(probes.SelectMany(probe => (string[])[$"/search?q={probe}", $"/parts/palette?q={probe}", $"/parts/lookup/party-id?q={probe}"]));
            foreach (var book in (string[])["addressbooks", "calendars"])
                all.AddRange((await Shelves(book)).SelectMany(shelf => (string[])["PROPFIND " + shelf, "REPORT " + shelf]));
            return [.. all.Distinct()];
        }

        public async Task Ask(IReadOnlyList<string> questions, Action<string, string> answered)
        {
            foreach (var question in questions)
                answered(question, Passing.Replace(await Answer(question), "…"));
        }

        private async Task<string> Answer(string question)
        {
            if (question.Split(' ') is [var method, var shelf])
                return await Dav(method, shelf);
            using var answer = await (question.StartsWith("/api/", StringComparison.Ordinal) ? api : browser.Client).GetAsync(question);
            var body = await answer.Content.ReadAsByteArrayAsync();
            return $"{(int)answer.StatusCode} {answer.Headers.ETag} {answer.Headers.Location} {(question.EndsWith(".xlsx", StringComparison.Ordinal) && answer.IsSuccessStatusCode ? Sheet(body) : Encoding.UTF8.GetString(body))}";
        }

        private static string Sheet(byte[] workbook)
        {
            using var zip = new ZipArchive(new MemoryStream(workbook));
            return string.Concat(zip.Entries.Where(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd()));
        }

        /// <summary>The address books or calendars of their phone.</summary>
        private async Task<IReadOnlyList<string>> Shelves(string kind)
        {
            var home = Regex.Match(await Dav("PROPFIND", "/dav/"), "/dav/principals/[^/<]+/").Value.Replace("principals", kind, StringComparison.Ordinal);
            return [.. Regex.Matches(await Dav("PROPFIND", home), $"{home}[^/<]+/").Select(m => m.Value).Distinct()];
        }

        private async Task<string> Dav(string method, string shelf)
        {
            var report = shelf.Contains("/calendars/", StringComparison.Ordinal)
                ? "<K:calendar-query xmlns:K='urn:ietf:params:xml:ns:caldav' xmlns:D='DAV:'><D:prop><D:getetag/><K:calendar-data/></D:prop><K:filter><K:comp-filter name='VCALENDAR'/></K:filter></K:calendar-query>"
                : "<C:addressbook-query xmlns:C='urn:ietf:params:xml:ns:carddav' xmlns:D='DAV:'><D:prop><D:getetag/><C:address-data/></D:prop><C:filter/></C:addressbook-query>";
            using var request = new HttpRequestMessage(new HttpMethod(method), shelf)
            {
                Content = new StringContent(method == "REPORT" ? report : "<D:propfind xmlns:D='DAV:'><D:prop><D:getetag/><D:current-user-principal/><D:resourcetype/></D:prop></D:propfind>", Encoding.UTF8, "application/xml"),
                Headers = { { "Depth", "1" } },
            };
            using var answer = await phone.SendAsync(request);
            Assert.Equal(HttpStatusCode.MultiStatus, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync();
        }

        public void Dispose()
        {
            browser.Dispose();
            api.Dispose();
            phone.Dispose();
        }
    }

    private sealed class Some(TestApp app) : IEntityVisitor<Task<List<Guid>>>
    {
        public async Task<List<Guid>> Visit<T>(Definition<T> definition) where T : Entity
        {
            await using var scope = app.Begin();
            return [.. (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<T>().AsNoTracking().OrderByDescending(r => r.CreatedAt).Take(MostRecords).ToListAsync()).Select(r => r.Key)];
        }
    }
}
