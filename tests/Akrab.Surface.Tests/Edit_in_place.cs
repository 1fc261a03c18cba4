using System.Net;
using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Akrab.Web.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

/// <summary>One field at a time, of every entity, where it stands on the page.</summary>
public abstract class Edit_in_place(Engine engine)
{
    public sealed class OnSqlite() : Edit_in_place(Engine.Sqlite);

    public sealed class OnPostgres() : Edit_in_place(Engine.Postgres);

    [Fact]
    public async Task Every_field_of_every_entity_is_edited_alone_or_has_no_editor()
    {
        await using var house = await Open();
        using var owner = house.Owner();
        using var api = await house.App.Api();
        var (edited, closed, refused) = (0, 0, new List<string>());
        foreach (var definition in house.Registry.Entities)
        {
            var one = $"/{definition.Plural}/{await Harmless(api, definition)}";
            foreach (var field in await FieldsOf(house, definition))
            {
                var url = $"{one}/fields/{field.Name}";
                await owner.Open("/me");
                if (!field.IsEditable)
                {
                    Assert.Equal(HttpStatusCode.NotFound, (await owner.Part(url)).Status);
                    Assert.Equal(HttpStatusCode.NotFound, (await Send(owner, url, [new(field.Name, "x")])).Status);
                    closed++;
                    continue;
                }

                var was = await Json(api, one);
                var editor = await owner.Part(url);
                Assert.True(editor.Status == HttpStatusCode.OK && editor.Page.QuerySelector("[data-editing] form") is not null, $"{url}: {(int)editor.Status}");
                Assert.Contains(field.Label, editor.Text, StringComparison.Ordinal);
                await Send(owner, url, Sent(editor));
                Differ(was, await Json(api, one), []);

                if (field.Type.Sample(new Random(5)) is not { } value)
                    continue;
                var answer = await Send(owner, url, [.. Inputs(definition, field, value), new("_version", was.GetProperty("version").ToString())]);
                if (answer.Status == HttpStatusCode.UnprocessableEntity)
                {
                    if (definition.ClosedRule is not { } rule || !answer.Text.Contains(Kernel.Language.Words.Say(rule), StringComparison.Ordinal))
                        refused.Add($"{field}: {answer.Says(".error, .form-errors")}");
                    continue;
                }

                Assert.True(answer.Status == HttpStatusCode.OK && answer.Page.QuerySelector($"#fact-{field.Name}[data-saved]") is not null, $"{url}: {(int)answer.Status} {answer.Text}");
                Differ(was, await Json(api, one), [field.Name, .. definition.Fields.OfType<MemberField>().Where(f => f.TellsOf.Contains(field.Name)).Select(f => f.Name), .. field.Name is "addresses" ? ["city"] : field.Name is "city" ? ["addresses"] : Array.Empty<string>()]);
                edited++;
            }
        }

        Assert.True(edited > 40 && closed > 10 && refused.Count < 10, $"{edited} edited, {closed} closed, {refused.Count} refused: {string.Join("; ", refused)}");
    }

    [Fact]
    public async Task What_cannot_be_saved_says_why_beside_the_field()
    {
        await using var house = await Open();
        using var owner = house.Owner();
        owner.Speak("en");
        var person = $"/people/{house.RecordOf("people")}";
        var version = Version(await owner.Part(person + "/fields/fullName"));
        await owner.Open("/me");

        var blank = await Send(owner, person + "/fields/fullName", [new("fullName", " "), new("_version", version)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, blank.Status);
        Assert.Equal("true", blank.Page.QuerySelector("#here-f-fullName")?.GetAttribute("aria-invalid"));
        Assert.NotNull(blank.Says("#here-f-fullName-error"));

        var saved = await Send(owner, person + "/fields/jobTitle", [new("jobTitle", "Night cashier"), new("_version", version), new("fullName", "Somebody else")]);
        Assert.Contains("Night cashier", saved.Says("#fact-jobTitle"), StringComparison.Ordinal);
        var stale = await Send(owner, person + "/fields/jobTitle", [new("jobTitle", "Day cashier"), new("_version", version)]);
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Night cashier", stale.Says("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Day cashier", stale.Page.QuerySelector("#here-f-jobTitle")?.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await Send(owner, person + "/fields/jobTitle", [new("jobTitle", "Day cashier"), new("_version", Version(stale))])).Status);

        var page = await owner.Open(person);
        Assert.Contains("Day cashier", page.Says("#fact-jobTitle"), StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody else", page.Text, StringComparison.Ordinal);
        Assert.Equal($"{person}/fields/jobTitle", page.Page.QuerySelector("#fact-jobTitle a[data-edit-open]")?.GetAttribute("href"));
        Assert.Equal($"{person}/edit#f-jobTitle", (await owner.Open(person + "/fields/jobTitle")).Location);
        await owner.Open(person);
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.Post(person + "/fields/jobTitle", [new("jobTitle", "No script")])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.Post(person + "/fields/jobTitle", [new("jobTitle", "No token")], withToken: false)).Status);
        Assert.Contains("No script", (await owner.Open(person)).Says("#fact-jobTitle"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_write_it_or_see_it_gets_no_editor()
    {
        await using var house = await Open();
        using var owner = house.Owner();
        var person = $"/people/{house.RecordOf("people")}";
        await house.App.AddMember("baca@tokouji.id", "Hanya Baca", "viewer", team: new(house.RecordOf("teams")));
        using var reader = await house.App.SignIn("baca@tokouji.id");
        var seen = (await reader.Open("/people")).Page.QuerySelector("td.title a")!.GetAttribute("href")!;
        Assert.NotEmpty((await reader.Open(seen)).Page.QuerySelectorAll("[id^=fact-]"));
        Assert.Empty((await reader.Open(seen)).Page.QuerySelectorAll("[data-edit]"));
        await Refused(reader, seen, HttpStatusCode.Forbidden);
        await Refused(reader, $"/members/{house.RecordOf("members")}", HttpStatusCode.Forbidden, "name");

        await house.App.AddMember("jual@tokouji.id", "Penjual Lain", "sales");
        using var seller = await house.App.SignIn("jual@tokouji.id");
        await Refused(seller, person, HttpStatusCode.NotFound);
        await Refused(seller, $"/members/{house.RecordOf("members")}", HttpStatusCode.Forbidden, "name");

        var elsewhere = await house.App.Services.GetRequiredService<Newcomers>().AddTenant("Toko Lain", "id", CancellationToken.None);
        await house.App.AddMember("lain@tokolain.id", "Orang Lain", "owner", tenant: elsewhere);
        using var stranger = await house.App.SignIn("lain@tokolain.id");
        await Refused(stranger, person, HttpStatusCode.NotFound);

        await owner.Open(person);
        await owner.Submit(person + "/delete");
        await Refused(owner, person, HttpStatusCode.NotFound);
        await Refused(owner, $"/people/{Guid.Empty}", HttpStatusCode.NotFound);
        await Refused(owner, $"/organisations/{house.RecordOf("organisations")}", HttpStatusCode.NotFound, "thereIsNone");
    }

    private static async Task Refused(TestBrowser browser, string record, HttpStatusCode status, string field = "jobTitle")
    {
        await browser.Open("/me");
        Assert.Equal(status, (await browser.Part($"{record}/fields/{field}")).Status);
        await browser.Open("/me");
        Assert.Equal(status, (await Send(browser, $"{record}/fields/{field}", [new(field, "Diubah orang lain")])).Status);
    }

    private async Task<FurnishedHouse> Open()
    {
        var house = new FurnishedHouse { Engine = engine };
        await house.InitializeAsync();
        return house;
    }

    private static async Task<IReadOnlyList<Field>> FieldsOf(FurnishedHouse house, EntityDefinition definition)
    {
        await using var scope = house.App.Begin();
        return [.. (await scope.ServiceProvider.GetRequiredService<Overlays>().Of(scope.ServiceProvider.GetRequiredService<AkrabDb>(), CancellationToken.None)).FieldsOf(definition)];
    }

    /// <summary>The last record there is: one whose change does not lock the owner out.</summary>
    private static async Task<string> Harmless(HttpClient api, EntityDefinition definition) =>
        (await Json(api, $"/{definition.Plural}?limit=1000")).GetProperty("data").EnumerateArray().Last().GetProperty("id").GetString()!;

    /// <summary>As htmx sends a form: the token stands in the page, not in the form.</summary>
    private static Task<Answer> Send(TestBrowser browser, string url, IReadOnlyList<KeyValuePair<string, string>> values) => browser.PostPart(url, values);

    private static List<KeyValuePair<string, string>> Sent(Answer editor) => [.. TestBrowser.FieldsOf(editor.Page.Forms.Single())];

    private static string Version(Answer editor) => editor.Page.QuerySelector("input[name=_version]")!.GetAttribute("value")!;

    private static IEnumerable<KeyValuePair<string, string>> Inputs(EntityDefinition definition, Field field, object value)
    {
        // What is kept locked is shown masked: only what is typed is whole.
        if (value is Secret secret)
            return [new(field.Name, secret.Typed!)];
        var record = definition.New();
        field.Set(record, value);
        return FormState.InputsOf([field], record).Where(i => i.Value is not null).Select(i => KeyValuePair.Create(i.Key, i.Value!));
    }

    private static async Task<JsonElement> Json(HttpClient api, string record)
    {
        using var json = JsonDocument.Parse(await api.GetStringAsync("/api/v1" + record));
        return json.RootElement.Clone();
    }

    private static void Differ(JsonElement before, JsonElement after, IReadOnlyList<string> expected)
    {
        string[] follow = ["updatedAt", "version", "lifeCycle", "remindAt", "rating", "chance", "reasons", "signs", "answerBy"];
        var changed = before.EnumerateObject().Where(p => p.Value.GetRawText() != after.GetProperty(p.Name).GetRawText()).Select(p => p.Name).Except(follow).ToList();
        Assert.Empty(changed.Except(expected));
    }
}
