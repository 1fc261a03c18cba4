using System.Net;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Host.Serving;
using Akrab.Host.Setup;
using Akrab.Kernel.Entities;
using Akrab.Web.Outside;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Testing;

/// <summary>
/// The whole program on a fresh database, listening on a port of its own, with one company and its owner. A test drives it as a browser
/// (<see cref="SignIn"/>, <see cref="Visit"/>), as a program (<see cref="Api"/>), or with a real Chromium at <see cref="Url"/>.
/// </summary>
public sealed class TestApp : IAsyncDisposable
{
    public const string OwnerEmail = "sari@tokouji.id";
    public const string OwnerPassword = "tiga kucing di atap";

    private readonly WebApplication _app;
    private readonly TestPlace _place;

    private TestApp(WebApplication app, TestPlace place)
    {
        (_app, _place) = (app, place);
        Url = new Uri(app.Urls.First(url => !url.Contains("unix", StringComparison.Ordinal)));
    }

    public IServiceProvider Services => _app.Services;

    /// <summary>Where it listens: <c>http://127.0.0.1:12345</c>.</summary>
    public Uri Url { get; }

    /// <summary>All the addresses it listens on.</summary>
    public IEnumerable<string> Urls => _app.Urls;

    public DataPlace Place => _place.Data;

    /// <summary>The one company, <c>Toko Uji</c>; none when started empty.</summary>
    public TenantId Tenant { get; private set; }

    /// <summary>The login of Sari, its owner.</summary>
    public User Owner { get; private set; } = null!;

    /// <summary>Starts the program; <paramref name="isEmpty"/> leaves the owner out, as the very first start does.</summary>
    public static async Task<TestApp> Start(Engine engine = Engine.Sqlite, bool isEmpty = false, Action<IServiceCollection>? more = null, IReadOnlyList<string>? urls = null)
    {
        var place = await TestPlace.Make(engine, House.Open());
        var app = new TestApp(await Server.Start(place.Data, urls ?? ["http://127.0.0.1:0"], isEmpty: true, CancellationToken.None, services =>
        {
            services.AddLogging(log => log.AddFilter("Akrab.Requests", LogLevel.Warning));
            // The mail servers of tests are on this machine.
            services.AddSingleton(new WayOut("localhost, 127.0.0.0/8, ::1/128"));
            // A test that goes through all pages is quicker than any visitor.
            services.AddSingleton(new Pace(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(Pace.CallsSetting, "0"), KeyValuePair.Create<string, string?>(Pace.VisitsSetting, "0")]).Build()));
            // Nobody guesses the passwords of tests.
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
            more?.Invoke(services);
        }), place);
        if (!isEmpty)
            await app.MoveIn();
        return app;
    }

    /// <summary>A scope in which the system, or somebody, acts in the company.</summary>
    public AsyncServiceScope Begin(Acting? acting = null) => Services.Begin(acting ?? Acting.System(Tenant));

    /// <summary>A browser with nobody signed in.</summary>
    public TestBrowser Visit() => new(Url);

    /// <summary>A browser in which somebody, by default the owner, has signed in.</summary>
    public async Task<TestBrowser> SignIn(string email = OwnerEmail, string password = OwnerPassword)
    {
        var browser = Visit();
        await browser.Open("/sign-in");
        var answer = await browser.Submit("/sign-in", ("email", email), ("password", password));
        return answer.Status == HttpStatusCode.SeeOther ? browser : throw new InvalidOperationException($"{email} was not let in: {answer.Status}\n{answer.Text}");
    }

    /// <summary>A member more, with a role of the ready-made ones and a password.</summary>
    public async Task<User> AddMember(string email, string name, string role = "sales", TeamId? team = null, TenantId? tenant = null, string password = OwnerPassword)
    {
        var user = await Services.GetRequiredService<Newcomers>().AddUser(email, name, tenant ?? Tenant, role, team, CancellationToken.None, ownsIt: role == "owner");
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var login = (await users.FindByIdAsync(user.Id.ToString()))!;
        if (!await users.HasPasswordAsync(login))
            await users.AddPasswordAsync(login, password);
        return login;
    }

    /// <summary>A client of the API with a token of somebody's, by default the owner's.</summary>
    public async Task<HttpClient> Api(string scopes = "read write", User? user = null, TimeSpan? lasts = null)
    {
        await using var scope = Begin();
        var token = await scope.ServiceProvider.GetRequiredService<ApiTokens>().Make((user ?? Owner).Id, "test", scopes, lasts ?? TimeSpan.FromDays(1), CancellationToken.None);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Url };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private async Task MoveIn()
    {
        await using (var scope = Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var tenant = await db.Tenants.AsTracking().SingleAsync();
            (tenant.Name, Tenant) = ("Toko Uji", tenant.Id);
            await db.SaveChangesAsync();
        }

        Owner = await AddMember(OwnerEmail, "Sari Dewi", "owner");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _place.DisposeAsync();
    }
}
