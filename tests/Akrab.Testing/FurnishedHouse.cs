using System.Buffers;
using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Admin.Founding;
using Akrab.Contracts;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Akrab.Testing;

/// <summary>
/// The program with the demo company in it, and at least one record of every kind: for tests that walk through all pages. The walk follows
/// the routes themselves, so that a new page is visited without anybody remembering it here.
/// </summary>
public class FurnishedHouse : IAsyncLifetime
{
    private TestBrowser? _owner;
    private readonly Dictionary<string, Guid> _records = [], _others = [];

    public TestApp App { get; private set; } = null!;

    /// <summary>Where every GET page is, with ids of records that exist; nothing of the API.</summary>
    public IReadOnlyList<string> Pages { get; private set; } = [];

    /// <summary>The database it stands on.</summary>
    public Engine Engine { get; init; }

    public Registry Registry => App.Services.GetRequiredService<Registry>();

    public async ValueTask InitializeAsync()
    {
        App = await TestApp.Start(Engine, more: Change);
        await using (var scope = App.Begin())
            foreach (var demo in scope.ServiceProvider.GetServices<IDemo>())
                await demo.Load(scope.ServiceProvider.GetRequiredService<AkrabDb>(), DateOnly.FromDateTime(DateTime.UtcNow), CancellationToken.None);

        await Remember();
        _owner = await App.SignIn();
        await Furnish(_owner);
        await Remember();
        await AddTheMissing();
        Pages = [.. App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(IsPage).Select(AddressOf).OfType<string>().Distinct().Order()];
    }

    /// <summary>A browser in which the owner has come in already: whoever signs in as often as tests do is asked to wait.</summary>
    public TestBrowser Owner() => _owner!.Again();

    /// <summary>The key of a record of this entity: the first there is.</summary>
    public Guid RecordOf(string plural) => _records[plural];

    /// <summary>The keys of all that was put in: a record of every entity, an import, a field, a notice.</summary>
    public IReadOnlyCollection<Guid> Ids => [.. _records.Values.Distinct()];

    /// <summary>What the demo company has none of: a stored file, a field of its own, an import not yet run.</summary>
    private async Task Furnish(TestBrowser owner)
    {
        await owner.Open($"/people/{RecordOf("people")}");
        await owner.Upload($"/people/{RecordOf("people")}/files", "file", "nota.txt", "Nota beras 25 kg");
        await owner.Open($"/people/{RecordOf("people")}/photo");
        await owner.Upload($"/people/{RecordOf("people")}/photo", "photo", "wajah.png", (byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]);
        _records["photos"] = IdIn((await owner.Open($"/people/{RecordOf("people")}")).Page.QuerySelector(".avatar img")!.GetAttribute("src")) ?? throw new InvalidOperationException("The photograph was not taken.");
        await Merge(owner);
        await Correspond(owner);
        await Tell(owner);
        await Erase();
        await owner.Open("/settings/fields/people/new");
        var field = await owner.Submit("/settings/fields/people/new", ("label.id", "Warna kesukaan"), ("label.en", "Favourite colour"), ("kind", "text"));
        await owner.Open("/import/new");
        var draft = await owner.Upload("/import", "file", "pelanggan.csv", "Nama;No HP\nRatna Sari;0812 7000 1111\n;\n", ("as", "people"));
        _records["import"] = IdIn(draft.Location) ?? throw new InvalidOperationException($"The file was not taken: {draft.Status}");
        var list = await owner.Open("/settings/fields/people");
        _records["field"] = list.Page.QuerySelectorAll("a[href^='/settings/fields/people/']").Select(a => IdIn(a.GetAttribute("href"))).OfType<Guid?>().FirstOrDefault()
            ?? throw new InvalidOperationException($"There is no field to show: {field.Status}");
    }

    /// <summary>The first of the people has become one with the next.</summary>
    private async Task Merge(TestBrowser owner)
    {
        var stays = RecordOf("people");
        await owner.Open($"/people/merge?pick={stays}&pick={_others["people"]}");
        await owner.Submit("/people/merge", ("stays", stays.ToString()));
        var page = await owner.Open($"/people/{stays}");
        var separate = page.Page.QuerySelector("a[href*='/separate/']")!.GetAttribute("href")!;
        _records["merge"] = Guid.Parse(separate.Split('/')[^1]);
    }

    /// <summary>The company sends and receives by a server that is never there, so that everything about e-mail is offered and nothing goes out.</summary>
    private async Task Correspond(TestBrowser owner)
    {
        (string, string)[] server = [("host", "127.0.0.1"), ("port", "1"), ("encryption", "None"), ("user", "toko"), ("password", "rahasia")];
        await owner.Open("/settings/mail");
        await owner.Submit("/settings/mail", [.. server, ("fromName", "Toko"), ("fromAddress", "toko@contoh.id"), ("perMinute", "30")]);
        await owner.Open("/settings/mail/mailbox");
        await owner.Submit("/settings/mail/mailbox", [.. server, ("address", "arsip@contoh.id")]);
        await using var scope = App.Begin();
        await scope.ServiceProvider.GetRequiredService<IPost>().Queue(new Letter("sari@contoh.id", "Halo", "Apa kabar?"), CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<AkrabDb>().SaveChangesAsync();
    }

    /// <summary>Somebody asked to be erased.</summary>
    private async Task Erase()
    {
        var person = Registry.FindPlural("people")!;
        using var api = await App.Api("read write");
        var answer = await api.PostAsJsonAsync("/api/v1/people", new { fullName = "Hamba Terlupakan" });
        var id = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("id").GetGuid();
        _records["erasures"] = await App.Services.GetRequiredService<Akrab.Data.Erasing.Eraser>().Erase(App.Tenant, person, id, null, "Diminta", null, CancellationToken.None);
    }

    /// <summary>The owner was told of something.</summary>
    private async Task Tell(TestBrowser owner)
    {
        await using (var scope = App.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var me = await db.Set<Member>().SingleAsync(m => m.Email == TestApp.OwnerEmail);
            await scope.ServiceProvider.GetRequiredService<INotices>().Tell([me.Id], new Notice(NoticeKind.Followed, PartyId.Of(RecordOf("people"))) { Text = "Apa kabar?" }, CancellationToken.None);
            await db.SaveChangesAsync();
        }

        _records["notices"] = IdIn((await owner.Open("/notices")).Page.QuerySelector(".notices a")!.GetAttribute("href")) ?? throw new InvalidOperationException("The owner was not told.");
    }

    /// <summary>One record of each kind that the demo company has none of, out of what its required fields take: a new entity needs no line here.</summary>
    private async Task AddTheMissing()
    {
        using var api = await App.Api("read write admin");
        var dice = new Random(1);
        foreach (var definition in Registry.Entities.Where(e => e.CanBeMade && !_records.ContainsKey(e.Plural)).OrderBy(Registry.Rank))
        {
            var fields = definition.Fields.Where(f => f is { IsRequired: true, IsWritable: true }).ToDictionary(f => f.Name, f => Json(f, dice));
            var answer = await api.PostAsJsonAsync($"/api/v1/{definition.Plural}", fields);
            var text = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException($"No {definition.Name} could be added: {text}");
            _records[definition.Plural] = JsonElement.Parse(text).GetProperty("id").GetGuid();
        }
    }

    /// <summary>A value of a field, as the API takes it; a link leads to the first record it may.</summary>
    private JsonElement Json(Field field, Random dice)
    {
        if (field.Type is LinkType link)
            return JsonSerializer.SerializeToElement(Registry.Targets(link.ClrType).Select(e => _records.GetValueOrDefault(e.Plural)).First(id => id != Guid.Empty));
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            field.Type.WriteJson(json, field.Type.Sample(dice) ?? throw new InvalidOperationException($"{field} has no sample."));
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>Strangers may found companies here, so that their pages are there too; and what a test changes in the program.</summary>
    protected virtual void Change(IServiceCollection services) => services.AddSingleton(new SignUpSettings(true, "https://crm.contoh.id")).AddSingleton<IHousePost>(new Postbox());

    private static Guid? IdIn(string? url) => url?.Split('/', '?').Select(part => Guid.TryParse(part, out var id) ? id : (Guid?)null).FirstOrDefault(id => id is not null);

    private async Task Remember()
    {
        await using var scope = App.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        foreach (var definition in Registry.Entities)
            if (await definition.Accept(new FirstTwo(db)) is [var first, .. var second])
                (_records[definition.Plural], _others[definition.Plural]) = (first.Key, second is [var other] ? other.Key : first.Key);
    }

    private static bool IsPage(RouteEndpoint route) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
        && route.Metadata.GetMetadata<IAllowAnonymous>() is null
        && route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy == WebSetup.MemberPolicy);

    private string? AddressOf(RouteEndpoint route)
    {
        var path = "/" + route.RoutePattern.RawText!.Trim('/');
        var first = path.Split('/')[1];
        var key = first == "ask" ? "lead-forms" : path.StartsWith("/settings/users/", StringComparison.Ordinal) ? "members" : path.StartsWith("/settings/fields/", StringComparison.Ordinal) ? "field" : first;
        path = path.Replace("{plural}", "people", StringComparison.Ordinal).Replace("{idType}", "party-id", StringComparison.Ordinal);
        if (path.Contains("{field}", StringComparison.Ordinal) && Registry.FindPlural(first) is { } definition)
        {
            if (definition.Fields.FirstOrDefault(f => f.IsEditable) is not { } field)
                return null;
            path = path.Replace("{field}", field.Name, StringComparison.Ordinal);
        }

        if (path.Contains("{id:guid}", StringComparison.Ordinal) && _records.TryGetValue(key, out var id))
            path = path.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal);
        if (path.Contains("{merge:guid}", StringComparison.Ordinal))
            path = path.Replace("{merge:guid}", _records["merge"].ToString(), StringComparison.Ordinal);
        path = path.Replace("{deed:guid}", Guid.Empty.ToString(), StringComparison.Ordinal);
        if (path == $"/{first}/merge")
            path += $"?pick={_records[first]}&pick={_others[first]}";
        return path.Contains('{', StringComparison.Ordinal) ? throw new InvalidOperationException($"Nothing is known to fill {path} with.") : path;
    }

    public async ValueTask DisposeAsync()
    {
        _owner?.Dispose();
        if (App is not null)
            await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private sealed class FirstTwo(AkrabDb db) : IEntityVisitor<Task<List<Entity>>>
    {
        public async Task<List<Entity>> Visit<T>(Definition<T> definition) where T : Entity => [.. await db.Set<T>().AsNoTracking().OrderBy(r => r.CreatedAt).ThenBy(r => EF.Property<object>(r, "Id")).Take(2).ToListAsync()];
    }
}
