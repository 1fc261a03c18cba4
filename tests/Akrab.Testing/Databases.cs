using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Testing;

/// <summary>The databases every data test runs on.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>
/// A database of its own for a test class: SQLite in a temporary folder, or a PostgreSQL database cloned from a template that is migrated
/// once per run. <c>AKRAB_TEST_POSTGRES</c> is the connection string of the throw-away server that <c>bin/test</c> starts.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestPlace _place;

    private TestDatabase(ServiceProvider services, TestPlace place) => (Services, _place) = (services, place);

    public ServiceProvider Services { get; }

    public DataPlace Place => _place.Data;

    public TenantId Tenant { get; private set; }

    /// <summary>Makes the database, with one tenant in it.</summary>
    public static async Task<TestDatabase> Make(Engine engine, Registry registry, Action<IServiceCollection>? more = null, string connection = "")
    {
        var place = await TestPlace.Make(engine, registry, connection);
        var services = new ServiceCollection().AddLogging().AddAkrabData(registry, place.Data);
        more?.Invoke(services);
        var made = new TestDatabase(services.BuildServiceProvider(), place);
        await made.Services.GetRequiredService<Database>().Prepare(CancellationToken.None);
        made.Tenant = await made.AddTenant("Toko Uji");
        return made;
    }

    /// <summary>Adds one more tenant.</summary>
    public async Task<TenantId> AddTenant(string name)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var tenant = new Tenant { Name = name, CreatedAt = DateTimeOffset.UnixEpoch };
        db.Add(tenant);
        await db.SaveChangesAsync();
        return tenant.Id;
    }

    /// <summary>A scope in which the system, or somebody, acts in the tenant.</summary>
    public AsyncServiceScope Begin(Acting? acting = null) => Services.Begin(acting ?? Acting.System(Tenant));

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await _place.DisposeAsync();
    }
}
