using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Safety;

/// <summary>What strangers write, in mails, forms and files, stands on the page letter by letter, and does nothing.</summary>
public sealed class Hostile_words(FurnishedHouse house) : IClassFixture<FurnishedHouse>
{
    /// <summary>By which everything that came alive is known: an element or an attribute of this name.</summary>
    private const string Alive = "x-jahat";

    private static readonly string[] All =
    [
        $"<{Alive}></{Alive}><script {Alive}>alert(1)</script>",
        $"<img src=x onerror=alert(1) {Alive}>",
        $"<svg {Alive} onload=alert(1)><a xlink:href=javascript:alert(1)>x</a></svg>",
        $"<a {Alive} href='javascript:alert(1)'>klik</a>",
        $"<style {Alive}>*{{display:none}}</style><form {Alive} action=https://jahat.example><input name=password></form>",
        $"<base {Alive} href=https://jahat.example/><meta {Alive} http-equiv=refresh content='0;url=https://jahat.example'>",
        $"\" {Alive}=1 onmouseover=alert(1) x=\"",
        $"' {Alive}=1 autofocus onfocus=alert(1) x='",
        $"</textarea></script></title></option></select><iframe {Alive} srcdoc=x></iframe>",
        $"<!--><{Alive}>--><math><mtext></table><mglyph><style><!--</style><img {Alive}>",
        $"{{{{constructor.constructor('alert(1)')()}}}} <{Alive} hx-get=/sign-out hx-trigger=load>",
    ];

    [Fact]
    public async Task Are_shown_letter_by_letter_wherever_they_stand()
    {
        using var owner = house.Owner();
        using var api = await house.App.Api();
        var people = new List<Guid>();
        foreach (var (words, i) in All.Select((words, i) => (words, i)))
            people.Add(await Write(api, words, i));
        await Receive(people);

        List<string> found = [];
        foreach (var url in people.SelectMany(p => (string[])[$"/people/{p}", $"/people/{p}/edit", $"/people/{p}/history", $"/people/{p}/timeline", $"/people/{p}/access", $"/people/{p}/share"]).Concat(house.Pages).Append("/people?sort=-createdAt").Append("/search?q=jahat"))
        {
            var answer = await owner.Follow(url);
            Assert.True(answer.Status < HttpStatusCode.InternalServerError, $"{url}: {answer.Status}");
            if (answer.Response.Content.Headers.ContentType?.MediaType == "text/html")
                found.AddRange(answer.Page.All.Where(e => e.LocalName == Alive || e.HasAttribute(Alive) || e.HasAttribute("srcdoc")).Select(e => $"{url}: {e.OuterHtml[..Math.Min(200, e.OuterHtml.Length)]}"));
        }

        Finds.Nothing(found);
        foreach (var (person, words) in people.Zip(All))
        {
            Assert.Contains(words, (await owner.Open($"/people/{person}")).Page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains(words, (await owner.Open($"/people/{person}/timeline")).Page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Are_not_sent_back_alive_by_a_form_a_search_or_an_error()
    {
        using var owner = house.Owner();
        List<string> found = [];
        foreach (var words in All)
        {
            var said = Uri.EscapeDataString(words);
            foreach (var url in (string[])[$"/people?q={said}", $"/people?sort={said}", $"/people?{said}=x", $"/people?city={said}", $"/search?q={said}", $"/people/groups?by={said}", $"/parts/palette?q={said}", $"/parts/lookup/party-id?q={said}",
                $"/people/new?fullName={said}", $"/calendar?on={said}&span={said}", $"/sign-in?back={said}", $"/welcome?token={said}", $"/{said}", $"/people/{said}"])
                Look(url, await owner.Open(url));
            await owner.Open("/people/new");
            Look("form", await owner.Submit("/people", ("fullName", ""), ("notes", words), ("emails", words), ("phones", words), ("source", words)));
            using var stranger = house.App.Visit();
            await stranger.Open("/sign-in");
            Look("sign-in", await stranger.Submit("/sign-in", ("email", words), ("password", "x"), ("back", words)));
        }

        Finds.Nothing(found);

        void Look(string url, Answer answer)
        {
            Assert.True(answer.Status < HttpStatusCode.InternalServerError, $"{url}: {answer.Status}");
            if (answer.Response.Content.Headers.ContentType?.MediaType == "text/html")
                found.AddRange(answer.Page.All.Where(e => e.LocalName == Alive || e.HasAttribute(Alive) || e.HasAttribute("srcdoc")).Select(e => $"{url}: {e.OuterHtml[..Math.Min(200, e.OuterHtml.Length)]}"));
        }
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(" JaVaScRiPt:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:msgbox(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript://contoh.id/%0aalert(1)")]
    public void Are_no_address_of_a_page(string words)
    {
        string? address;
        try
        {
            address = (string?)new UrlType().Parse(words, ReadingContext.Invariant);
        }
        catch (UnreadableValue)
        {
            return;
        }

        Assert.StartsWith("http", new Uri(address!).Scheme, StringComparison.Ordinal);
    }

    /// <summary>They stand in every field that takes a text, as name, tag and note.</summary>
    private async Task<Guid> Write(HttpClient api, string words, int number)
    {
        var person = house.Registry.FindPlural("people")!;
        var fields = person.Fields.Where(f => f is { IsWritable: true, Type: TextType or LongTextType } && f.Name != "externalId").ToDictionary(f => f.Name, object (f) => words[..Math.Min(words.Length, ((StringType)f.Type).MaxLength)]);
        fields["tags"] = new[] { words[..Math.Min(words.Length, 40)] };
        using var made = await api.PostAsJsonAsync("/api/v1/people", fields);
        Assert.True(made.IsSuccessStatusCode, $"{number}: {await made.Content.ReadAsStringAsync()}");
        var id = JsonElement.Parse(await made.Content.ReadAsStringAsync()).GetProperty("id").GetGuid();
        using var note = await api.PostAsJsonAsync($"/api/v1/people/{id}/add-note", new { body = words });
        using var task = await api.PostAsJsonAsync("/api/v1/activities", new { subject = words, notes = words, party = id, dueOn = DateOnly.FromDateTime(DateTime.UtcNow) });
        Assert.True(note.IsSuccessStatusCode && task.IsSuccessStatusCode, await task.Content.ReadAsStringAsync());
        return id;
    }

    /// <summary>As mails, and as what a colleague is told.</summary>
    private async Task Receive(IReadOnlyList<Guid> people)
    {
        await using var scope = house.App.Begin();
        var (timelines, notices, db) = (scope.ServiceProvider.GetRequiredService<ITimelines>(), scope.ServiceProvider.GetRequiredService<INotices>(), scope.ServiceProvider.GetRequiredService<AkrabDb>());
        var owner = db.Set<Data.People.Member>().Single(m => m.Email == TestApp.OwnerEmail).Id;
        foreach (var (person, words) in people.Zip(All))
        {
            await timelines.File(new FiledMail(PartyId.Of(person), IsTheirs: true, DateTimeOffset.UtcNow, null, words, words), CancellationToken.None);
            await notices.Tell([owner], new Notice(NoticeKind.Mention, PartyId.Of(person)) { Text = words }, CancellationToken.None);
        }

        await db.SaveChangesAsync();
    }
}
