using System.Net;
using System.Text.Json;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Testing;
using Akrab.Web.Lists;

[assembly: AssemblyFixture(typeof(Akrab.Surface.Tests.CountedHouse))]

namespace Akrab.Surface.Tests;

/// <summary>Every entity the registry knows, through every surface that is derived from it.</summary>
[Collection("one at a time")]
public sealed class Every_surface(CountedHouse house)
{
    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Every_page_opens_and_every_word_in_it_exists(string language)
    {
        using var owner = house.Owner();
        owner.Speak(language);
        Assert.True(house.Pages.Count > 40, $"Only {house.Pages.Count} pages were found.");

        List<string> wrong = [];
        foreach (var page in house.Pages.Where(p => p is not ("/setup" or "/welcome")))
        {
            var answer = await owner.Open(page);
            if ((int)answer.Status >= 400 && !IsDeedOutOfSeason(page, answer.Status))
                wrong.Add($"{page} answers {(int)answer.Status}");
            // A workbook is compressed: its bytes say nothing as text, and its words are those of the CSV.
            if (!page.EndsWith(".xlsx", StringComparison.Ordinal) && answer.Text.Split('⟦', '⟧') is { Length: > 1 } parts)
                wrong.Add($"{page} lacks {string.Join(", ", parts.Where((_, i) => i % 2 == 1).Distinct())}");
        }

        Finds.Nothing(wrong);
    }

    [Fact]
    public async Task No_link_leads_nowhere()
    {
        using var owner = house.Owner();
        Dictionary<string, string> links = [];
        foreach (var page in house.Pages.Where(p => p is not ("/setup" or "/welcome")))
            foreach (var link in (await owner.Open(page)).Page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!))
                links.TryAdd(KindOf(link), link);

        Assert.True(links.Count > 40, $"Only {links.Count} kinds of link were found.");
        List<string> wrong = [];
        foreach (var link in links.Values)
        {
            var answer = await owner.Open(link);
            if ((int)answer.Status >= 400 && !IsDeedOutOfSeason(link, answer.Status))
                wrong.Add($"{link} answers {(int)answer.Status}");
        }

        Finds.Nothing(wrong);

        static string KindOf(string link) => string.Join('/', link.Split('?')[0].Split('/').Select(part => Guid.TryParse(part, out _) ? "{id}" : part));
    }

    [Fact]
    public async Task Every_entity_has_list_record_form_history_and_board()
    {
        using var owner = house.Owner();
        foreach (var definition in house.Registry.Entities)
        {
            var all = "/" + definition.Plural;
            var one = $"{all}/{house.RecordOf(definition.Plural)}";
            foreach (var url in (string[])[all, one, one + "/edit", one + "/history", .. definition.CanBeMade ? [all + "/new"] : Array.Empty<string>(), .. definition.Board is null ? Array.Empty<string>() : [all + "/board"]])
            {
                var answer = await owner.Open(url);
                Assert.True(answer.Status == HttpStatusCode.OK, $"{url} answers {(int)answer.Status}");
                Assert.False(string.IsNullOrWhiteSpace(answer.Says("h1")), $"{url} has no heading.");
            }
        }
    }

    [Fact]
    public async Task Saving_an_untouched_form_changes_nothing()
    {
        using var owner = house.Owner();
        using var api = await house.App.Api();
        List<string> changed = [];
        foreach (var definition in house.Registry.Entities)
        {
            var one = $"/{definition.Plural}/{house.RecordOf(definition.Plural)}";
            using var before = await Json(api, "/api/v1" + one);
            await owner.Open(one + "/edit");
            var saved = await owner.Submit(one);
            Assert.True((int)saved.Status < 400, $"{one} answers {(int)saved.Status}: {saved.Says(".error")}");
            using var after = await Json(api, "/api/v1" + one);
            changed.AddRange(before.RootElement.EnumerateObject().Where(p => p.Value.GetRawText() is var was && after.RootElement.GetProperty(p.Name).GetRawText() is var isNow && was != isNow)
                .Select(p => $"{one} {p.Name}: {p.Value.GetRawText()} → {after.RootElement.GetProperty(p.Name).GetRawText()}"));
        }

        Finds.Nothing(changed);
    }

    [Fact]
    public async Task Every_entity_answers_in_json()
    {
        using var api = await house.App.Api();
        foreach (var definition in house.Registry.Entities)
        {
            using var list = await Json(api, $"/api/v1/{definition.Plural}?limit=2");
            Assert.InRange(list.RootElement.GetProperty("data").GetArrayLength(), 1, 2);
            using var one = await Json(api, $"/api/v1/{definition.Plural}/{house.RecordOf(definition.Plural)}");
            foreach (var property in (string[])["id", "createdAt", "updatedAt", "version"])
                Assert.True(one.RootElement.TryGetProperty(property, out _), $"{definition}: {property}");
            using var count = await Json(api, $"/api/v1/{definition.Plural}/aggregate?count");
        }
    }

    [Fact]
    public async Task Every_field_can_be_filtered_by_every_comparison_of_its_type()
    {
        using var api = await house.App.Api();
        List<string> wrong = [];
        var asked = 0;
        foreach (var field in house.Registry.Entities.SelectMany(e => e.Fields.Select(f => (Entity: e, Field: f))))
            foreach (var comparison in field.Field.Type.Comparisons)
            {
                var (name, value) = ListQuery.Write(new(field.Field, comparison, Operand(field.Field.Type, comparison)));
                var url = $"/api/v1/{field.Entity.Plural}?limit=1&{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";
                var answer = await api.GetAsync(url);
                asked++;
                if (!answer.IsSuccessStatusCode)
                    wrong.Add($"{url}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }

        Assert.True(asked > 100);
        Finds.Nothing(wrong);
    }

    [Fact]
    public async Task Every_list_sorts_by_the_columns_it_offers_both_ways()
    {
        using var owner = house.Owner();
        var sorted = 0;
        foreach (var definition in house.Registry.Entities)
        {
            var heads = (await owner.Open("/" + definition.Plural)).Page.QuerySelectorAll("th a").Select(a => a.GetAttribute("href")!).ToList();
            foreach (var head in heads)
            {
                var there = await owner.Open(head);
                Assert.True(there.Status == HttpStatusCode.OK, $"{head} answers {(int)there.Status}");
                var back = there.Page.QuerySelector("th[aria-sort] a")?.GetAttribute("href");
                Assert.True(back is not null, $"{head} does not say by what it is sorted.");
                Assert.Equal(HttpStatusCode.OK, (await owner.Open(back)).Status);
                sorted++;
            }
        }

        Assert.True(sorted > 10);
    }

    /// <summary>A deed that the record cannot do now is refused as such, and is no fault of the page.</summary>
    private bool IsDeedOutOfSeason(string page, HttpStatusCode status) =>
        status == HttpStatusCode.Conflict && house.Registry.Entities.Any(e => e.Actions.Any(a => page.StartsWith($"/{e.Plural}/", StringComparison.Ordinal) && page.EndsWith("/" + a.Name, StringComparison.Ordinal)))
        || status == HttpStatusCode.NotFound && page.EndsWith("/rejected", StringComparison.Ordinal);

    private static string Operand(FieldType type, Comparison comparison) =>
        comparison is Comparison.IsEmpty or Comparison.IsNotEmpty ? "" : type switch
        {
            ComputedType computed => Operand(computed.Of, comparison),
            ChoicesType choices => choices.One.Options[0].Key,
            PhonesType => "0812",
            EmailsType => "budi@contoh.id",
            AddressesType => "Bandung",
            TagsType => "grosir",
            LinkType => Guid.Empty.ToString(),
            _ => type.Write(type.Sample(new Random(1))),
        };

    private static async Task<JsonDocument> Json(HttpClient api, string url)
    {
        var answer = await api.GetAsync(url);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{url} answers {(int)answer.StatusCode}: {text}");
        return JsonDocument.Parse(text);
    }
}
