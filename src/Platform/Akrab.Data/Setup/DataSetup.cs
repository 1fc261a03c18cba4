using Akrab.Data.Access;
using Akrab.Data.Jobs;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Outbox;
using Akrab.Data.People;
using Akrab.Data.Search;
using Akrab.Data.Walls;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Akrab.Data.Setup;

/// <summary>Where the data is: a folder, and PostgreSQL's connection string when it is not SQLite in that folder.</summary>
public sealed record DataPlace(string Folder, string? Postgres = null)
{
    public bool IsPostgres => Postgres is not null;

    public string SqliteFile => Path.Combine(Folder, "akrab.db");

    internal string SqliteConnection => new SqliteConnectionStringBuilder { DataSource = SqliteFile, Pooling = true, DefaultTimeout = 30 }.ToString();
}

/// <summary>Puts the database into the container.</summary>
public static class DataSetup
{
    private const string MigrationsAssembly = "Akrab.Host";

    /// <summary>So many contexts keep their SQLite connection, each with a cache of pages; what a rush needs beyond them is let go again.</summary>
    private const int MostKept = 32;

    /// <summary>A list of values is one parameter: as many as its values, and EF would write the SQL anew for every question.</summary>
    private const ParameterTranslationMode OneParameter = ParameterTranslationMode.Parameter;

    public static IServiceCollection AddAkrabData(this IServiceCollection services, Registry registry, DataPlace place)
    {
        Directory.CreateDirectory(place.Folder);
        services.AddSingleton(registry).AddSingleton(place).AddSingleton(TimeProvider.System);
        services.AddSingleton<Overlays>().AddSingleton<KnownTitles>().AddSingleton<Vocabulary>().AddSingleton<KnownOrigins>().AddSingleton<CursorSeal>().AddSingleton<Pagers>();
        services.AddScoped<Session>().AddScoped<Finder>().AddScoped<Aggregates.Aggregates>().AddScoped<Titles>().AddScoped<Lookup>().AddScoped<IncomingLinks>().AddScoped<Rules>().AddScoped<Merging.Merger>().AddScoped<Feeds.ChangeFeed>().AddScoped<TakingBack>().AddScoped<AsItWas>().AddScoped<Readings>().AddScoped<Ownership>().AddScoped<Kernel.Permissions.IShareRecords, ShareRecords>().AddScoped<Glass>();
        services.AddScoped<SignInLinks>().AddScoped<SignInSessions>().AddScoped<SignInLog>().AddScoped<SpentChallenges>().AddScoped<Mentions>().AddScoped<ApiTokens>().AddScoped<Administrators>().AddSingleton<Newcomers>();
        services.Configure<IdentityOptions>(identity => (identity.Stores.SchemaVersion, identity.User.RequireUniqueEmail) = (IdentitySchemaVersions.Version3, true));
        services.AddIdentityCore<User>().AddEntityFrameworkStores<AkrabDb>();

        if (place.IsPostgres)
        {
            // Nothing we ask leaves a trace in its connection, so that it need not be cleaned before each question.
            var sights = new Sights();
            var builder = new NpgsqlDataSourceBuilder(place.Postgres) { ConnectionStringBuilder = { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2, NoResetOnClose = true } };
            builder.UsePhysicalConnectionInitializer(sights.Forget, connection =>
            {
                sights.Forget(connection);
                return Task.CompletedTask;
            });
            var source = builder.Build();
            services.AddSingleton(source);
            services.AddSingleton<Writer>(_ => new PostgresWriter(source, sights));
            services.AddPooledDbContextFactory<PostgresAkrabDb>(options => Common(options)
                .UseNpgsql(source, npgsql => npgsql.MigrationsAssembly(MigrationsAssembly).SetPostgresVersion(15, 0).UseParameterizedCollectionMode(OneParameter)).AddInterceptors(new SightTeller(sights)));
            services.AddScoped<AkrabDb>(provider => Enter(provider.GetRequiredService<IDbContextFactory<PostgresAkrabDb>>().CreateDbContext(), provider));
        }
        else
        {
            services.AddSingleton<Writer>(_ => new SqliteWriter(() => SqliteSettings.Open(place.SqliteConnection)));
            services.AddPooledDbContextFactory<SqliteAkrabDb>(options => Common(options)
                .UseSqlite(place.SqliteConnection, sqlite => sqlite.MigrationsAssembly(MigrationsAssembly).UseParameterizedCollectionMode(OneParameter)).AddInterceptors(new SqliteSettings(), new KeptCommands(), new QuickReads()).ReplaceService<IRelationalConnection, KeptConnection>(), MostKept);
            services.AddScoped<AkrabDb>(provider => Enter(provider.GetRequiredService<IDbContextFactory<SqliteAkrabDb>>().CreateDbContext(), provider));
        }

        services.AddSingleton<Erasing.Eraser>().AddSingleton<Erasing.PersonalData>().AddSingleton<Keys.RootKey>().AddSingleton<Keys.Vault>().AddSingleton<Database>().AddSingleton<Sealing.Sealer>().AddSingleton<Bells>().AddSingleton<JobKinds>().AddSingleton<Files.FileStore>();
        services.AddSingleton<Backup.BackupWriter>().AddSingleton<Backup.BackupReader>().AddSingleton<Moving.CompanyOut>().AddSingleton<Moving.CompanyIn>().AddSingleton<Moving.CompanyFiles>().AddSingleton<Leaving.Gravestones>().AddSingleton<Leaving.CompanyEraser>().AddSingleton<Leaving.LeaveTaking>().AddSingleton<Checks.Checkup>().AddSingleton<Regions.Regions>();
        services.AddSingleton(p => new JobQueue(p, p.GetRequiredService<Writer>(), place, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new OutboxQueue(p, p.GetRequiredService<Writer>(), place, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => provider.GetRequiredService<Keys.Vault>().Column);
        services.AddJob<IndexField, IndexFieldJob>("index-field");
        services.AddScoped<Erasing.OldBin>().AddScoped<Jobs.Jobs>().AddScoped<Files.Files>();
        return services;
    }

    /// <summary>A scope of its own in which somebody acts: for jobs, the command line and tests.</summary>
    public static AsyncServiceScope Begin(this IServiceProvider services, Acting acting)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().Begin(acting);
        return scope;
    }

    /// <summary>A scope that sees the rows of all companies: for work that is over them, or that finds out in which one somebody is. Nothing else asks for it.</summary>
    public static AsyncServiceScope BeginEverywhere(this IServiceProvider services)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().BeginEverywhere();
        return scope;
    }

    private static AkrabDb Enter(AkrabDb db, IServiceProvider services)
    {
        var session = services.GetRequiredService<Session>();
        db.Enter(session.IsKnown ? session.Acting : null, session.IsEverywhere);
        db.Writer = services.GetRequiredService<Writer>();
        db.Services = services;
        return db;
    }

    private static DbContextOptionsBuilder Common(DbContextOptionsBuilder options) => options.ReplaceService<IStructuralTypeMaterializerSource, Conceals>().ReplaceService<IAsyncQueryProvider, ConcealedQueries>().ReplaceService<IModelCacheKeyFactory, ModelOfRegistry>()
        .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning,
            RelationalEventId.PendingModelChangesWarning, CoreEventId.ManyServiceProvidersCreatedWarning, CoreEventId.MappedEntityTypeIgnoredWarning));
}
