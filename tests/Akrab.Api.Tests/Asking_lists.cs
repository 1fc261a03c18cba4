using System.Net;
using Akrab.Testing;

namespace Akrab.Api.Tests;

public abstract class Asking_lists(Engine engine) : IAsyncLifetime
{
    public sealed class OnSqlite() : Asking_lists(Engine.Sqlite);

    public sealed class OnPostgres() : Asking_lists(Engine.Postgres);

    private static readonly string[] Cities = ["Bandung", "Solo", "Medan"];
    private static readonly string[] Currencies = ["IDR", "USD"];

    private TestApp _app = null!;
    private HttpClient _api = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.Start(engine);
        _api = await _app.Api();
        var made = await _api.Post("people/batch", Enumerable.Range(0, 60).Select(i => new
        {
            fullName = $"Orang {i:00}",
            city = i % 7 == 0 ? null : i % 11 == 0 ? "bandung" : Cities[i % 3],
            tags = (string[])[.. i % 2 == 0 ? ["VIP"] : Array.Empty<string>(), .. i % 3 == 0 ? ["Grosir"] : Array.Empty<string>()],
            roles = i % 4 == 0 ? (string[])["customer"] : [],
            firstBoughtOn = i % 5 == 0 ? null : $"2025-{(i % 12) + 1:00}-15",
            creditLimit = i % 3 == 0 ? null : (object)new { amount = 1000.25m * i, currency = Currencies[i % 2] },
        }));
        Assert.Equal(60, made["created"].GetInt32());
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        foreach (var sort in (string[])["fullName", "-fullName", "city", "-createdAt", "birthday"])
        {
            List<string> names = [];
            string? next = null;
            do
            {
                var page = await _api.Get($"people?sort={sort}&limit=7{(next is null ? "" : "&after=" + next)}");
                Assert.Equal(HttpStatusCode.OK, page.Status);
                names.AddRange(page.Data.Select(d => d.GetProperty("fullName").GetString()!));
                next = page["next"].GetString();
            }
            while (next is not null);

            Assert.Equal(60, names.Count);
            Assert.Equal(60, names.Distinct().Count());
        }
    }

    [Fact]
    public async Task Filters_and_search_narrow_the_list()
    {
        Assert.NotEmpty((await _api.Get("people?city=Bandung")).Data);
        Assert.All((await _api.Get("people?city=bandung&limit=100")).Data, d => Assert.Equal("bandung", d.GetProperty("city").GetString(), ignoreCase: true));
        Assert.Equal(30, (await _api.Get("people?tags=vip&limit=100")).Data.Count);
        Assert.Equal(60, (await _api.Get("people?createdAt[gte]=2020-01-01&limit=100")).Data.Count);
        Assert.Empty((await _api.Get("people?createdAt[lt]=2020-01-01")).Data);
        Assert.Equal(60, (await _api.Get("people?search=oramg&limit=100")).Data.Count);
        Assert.Empty((await _api.Get("people?search=sepeda")).Data);
        Assert.Equal(9, (await _api.Get("people?city[empty]=true&limit=100")).Data.Count);
    }

    [Fact]
    public async Task A_mistyped_search_pages_as_well_as_one_typed_right()
    {
        foreach (var typed in (string[])["Orang", "Orng"])
        {
            List<string> names = [];
            string? next = null;
            do
            {
                var page = await _api.Get($"people?search={typed}&limit=25{(next is null ? "" : "&after=" + next)}");
                names.AddRange(page.Data.Select(d => d.GetProperty("fullName").GetString()!));
                next = page["next"].GetString();
            }
            while (next is not null);

            Assert.Equal(60, names.Distinct().Count());
            Assert.Equal(names.Order(StringComparer.Ordinal), names);
        }
    }

    [Fact]
    public async Task A_mistake_is_forgiven_only_where_nobody_is_called_so_whatever_the_filters()
    {
        Assert.Equal(HttpStatusCode.Created, (await _api.Post("people", new { fullName = "Oreng", city = "Solo" })).Status);
        Assert.Empty((await _api.Get("people?search=Oreng&city=Medan")).Data);
        Assert.Equal(0, (await _api.Get("people/aggregate?count&search=Oreng&city=Medan")).Data.Sum(d => d.GetProperty("count").GetInt32()));
        Assert.NotEmpty((await _api.Get("people?search=Orung&city=Medan")).Data);
    }

    [Fact]
    public async Task A_question_that_is_not_understood_names_what_is_wrong()
    {
        foreach (var (query, named) in ((string, string)[])
            [("foo=1", "foo"), ("sort=foo", "foo"), ("sort=phones", "phones"), ("city[around]=x", "city[around]"), ("city[gte]=x", "city"), ("createdAt[gte]=soon-ish", "createdAt"),
             ("limit=0", ""), ("limit=5000", ""), ("limit=x", ""), ("columns=city", "columns"), ("by=city", "by"), ("lifeCycle=asleep", "lifeCycle"), ("owner=nobody", "owner"), ("tags[gte]=x", "tags")])
        {
            var refused = await _api.Get("people?" + query);
            Assert.True(refused.Status == HttpStatusCode.BadRequest, $"{query}: {refused.Status}");
            Assert.Contains(named, refused["detail"].GetString());
        }
    }

    [Fact]
    public async Task A_cursor_that_was_tampered_with_or_belongs_elsewhere_is_refused()
    {
        var next = (await _api.Get("people?limit=5&sort=-createdAt"))["next"].GetString()!;
        Assert.Equal(5, (await _api.Get($"people?limit=5&sort=-createdAt&after={next}")).Data.Count);
        foreach (var bad in (string[])[$"limit=5&after={next}", $"sort=-createdAt&city=Solo&after={next}", $"sort=-createdAt&after={next[..^4]}AAAA", $"sort=-createdAt&after=A{next[1..]}x", "after=%00", "after=" + new string('A', 500)])
            Assert.Equal(HttpStatusCode.BadRequest, (await _api.Get("people?" + bad)).Status);
    }

    [Theory]
    [InlineData("city")]
    [InlineData("tags")]
    [InlineData("roles")]
    [InlineData("lifeCycle")]
    [InlineData("owner")]
    [InlineData("firstBoughtOn")]
    [InlineData("firstBoughtOn:month")]
    [InlineData("createdAt:year")]
    public async Task Groups_equal_what_one_counts_by_hand(string by)
    {
        var rows = (await _api.Get("people?limit=1000")).Data;
        var expected = rows.SelectMany(row => KeysOf(row, by).Select(key => (Key: key, row))).GroupBy(p => p.Key)
            .ToDictionary(g => g.Key, g => (Count: g.Count(), Sums: string.Join(' ', g.Select(p => p.row.GetProperty("creditLimit")).Where(m => m.ValueKind != System.Text.Json.JsonValueKind.Null)
                .GroupBy(m => m.GetProperty("currency").GetString()).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}{c.Sum(m => m.GetProperty("amount").GetDecimal()):0.##}"))));
        var groups = await _api.Get($"people/aggregate?count&sum=creditLimit&by={by}");
        Assert.Equal(HttpStatusCode.OK, groups.Status);
        var found = groups.Data.ToDictionary(g => g.GetProperty("key").ToString().ToLowerInvariant(), g => (Count: g.GetProperty("count").GetInt32(),
            Sums: string.Join(' ', g.GetProperty("sum").EnumerateArray().Select(s => $"{s.GetProperty("currency")}{s.GetProperty("amount").GetDecimal():0.##}"))));
        Assert.Equal(expected.OrderBy(p => p.Key), found.OrderBy(p => p.Key));
        Assert.All(groups.Data, g => Assert.NotEqual("", g.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task A_total_keeps_currencies_apart_and_obeys_the_filter()
    {
        var total = (await _api.Get("people/aggregate?sum=creditLimit&city=Solo")).Data.Single();
        Assert.Equal((await _api.Get("people?city=Solo&limit=1000")).Data.Count, total.GetProperty("count").GetInt32());
        Assert.Equal(["IDR", "USD"], total.GetProperty("sum").EnumerateArray().Select(s => s.GetProperty("currency").GetString()));
        foreach (var bad in (string[])["by=creditLimit", "by=notes", "by=createdAt", "by=city:month", "by=foo", "sum=city", "sum=foo"])
            Assert.Equal(HttpStatusCode.BadRequest, (await _api.Get("people/aggregate?" + bad)).Status);
    }

    private static IEnumerable<string> KeysOf(System.Text.Json.JsonElement row, string by)
    {
        var value = row.GetProperty(by.Split(':')[0]);
        return (value.ValueKind, by) switch
        {
            (System.Text.Json.JsonValueKind.Null, _) => [""],
            (System.Text.Json.JsonValueKind.Array, _) => value.GetArrayLength() == 0 ? [""] : value.EnumerateArray().Select(v => v.GetString()!.ToLowerInvariant()),
            (System.Text.Json.JsonValueKind.Object, _) => [value.GetRawText().ToLowerInvariant() is var _ ? value.GetProperty("id").GetString()! : ""],
            (_, "firstBoughtOn:month") => [value.GetString()![..7]],
            (_, "createdAt:year") => [TimeZoneInfo.ConvertTimeBySystemTimeZoneId(value.GetDateTimeOffset(), "Asia/Jakarta").Year.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            _ => [value.GetString()!.ToLowerInvariant()],
        };
    }
}
