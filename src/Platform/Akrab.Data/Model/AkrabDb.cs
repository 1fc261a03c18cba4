using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.People;
using Akrab.Data.Walls;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Model;

/// <summary>
/// The one database, on SQLite or PostgreSQL. Reading is plain EF under three named filters (<c>tenant</c>, <c>rows</c>, <c>deleted</c>);
/// saving goes through the one writer, which adds journal, index of values, search and outbox.
/// </summary>
public abstract class AkrabDb(DbContextOptions options, Registry registry)
    : IdentityUserContext<User, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(options)
{
    private Acting? _acting;
    private bool _isEverywhere;
    private RowRights _rows = RowRights.None;
    private IReadOnlyDictionary<string, Concealed>? _concealed;

    public Registry Registry => registry;

    /// <summary>Whether this is PostgreSQL; nothing outside Data asks.</summary>
    internal abstract bool IsPostgres { get; }

    internal Writer Writer { get; set; } = null!;

    internal IServiceProvider Services { get; set; } = null!;

    /// <summary>Who reads and writes through this context.</summary>
    public Acting Acting => _acting ?? throw new InvalidOperationException("This context has no tenant.");

    internal bool HasActing => _acting is not null;

    public TenantId CurrentTenant => _acting?.Tenant ?? default;

    /// <summary>How many records a long piece of work writes at once: the writer gate of SQLite is held for 50 ms at most.</summary>
    public int GoodSlice => IsPostgres ? 1000 : 400;

    public MemberId? Me => _acting?.Member;

    /// <summary>All teams of whoever acts, however far a right reaches.</summary>
    public TeamSet MyTeams => _rows.MyTeams;

    /// <summary>The day it is for whoever acts.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Services.GetRequiredService<TimeProvider>().GetUtcNow(), Acting.Zone).DateTime);

    // What the row filter asks of an entity, by its rank; EF turns these into parameters.
    public bool Reads(int entity) => _rows.Reads(entity);

    public bool SeesAll(int entity) => _rows.SeesAll(entity);

    public MemberId Whose(int entity) => _rows.Whose(entity);

    public TeamSet TeamsOf(int entity) => _rows.Teams(entity);

    /// <summary>Whether the deed takes the next of something, such as a number: whoever finds it taken does the deed again and takes another.</summary>
    public bool TakesTheNext { get; set; }

    /// <summary>The name of the deed being done, for the journal; null for a plain edit.</summary>
    public string? Deed { get; set; }

    public DbSet<Tenant> Tenants => Set<Tenant>();

    /// <summary>The companies for which the house is closed, or that are about to leave: nothing is done for them meanwhile.</summary>
    public IQueryable<TenantId> Suspended => Tenants.Where(t => t.SuspendedAt != null || t.LeavesAt != null).Select(t => t.Id);

    /// <summary>Whose rows PostgreSQL shows.</summary>
    internal Sight Sight => _isEverywhere ? Sight.Everywhere : _acting is { } acting ? Sight.Of(acting.Tenant) : Sight.Nobody;

    /// <summary>Until it is disposed, the rows of all companies are there to be asked for: where somebody has to be found who may be in any.</summary>
    public IDisposable Everywhere() => IsPostgres && Database.GetDbConnection().State != System.Data.ConnectionState.Closed
        ? throw new InvalidOperationException("A connection that is open was told already whose rows it sees.")
        : new WideSight(this);

    public void Enter(Acting? acting, bool isEverywhere = false)
    {
        _isEverywhere = isEverywhere;
        (_acting, _rows, _concealed, Deed) = (acting, acting is null ? RowRights.None : RowRights.Of(acting, registry), acting is null ? null : Concealed.Of(acting.Rights, registry), null);
    }

    /// <summary>Until it is disposed, records are read whole, so that they can be written.</summary>
    public IDisposable Whole() => new WholeReads(this);

    /// <summary>A record as whoever acts sees it: itself when nothing of it is hidden.</summary>
    public T AsSeen<T>(T record) where T : Entity
    {
        if (_concealed is null)
            return record;
        var seen = (T)record.Copy();
        Conceal(seen);
        return seen.IsPartial ? seen : record;
    }

    /// <summary>What is hidden from whoever acts, by entity; null when nothing is.</summary>
    internal IReadOnlyDictionary<string, Concealed>? Hidden => _concealed;

    /// <summary>What of an entity is hidden from whoever acts; null when nothing is.</summary>
    internal Concealed? HiddenOf(EntityDefinition definition) => _concealed?.GetValueOrDefault(definition.Name);

    internal void Conceal(Entity record)
    {
        if (_concealed is not null && HiddenOf(registry.Get(record.GetType())) is { } hidden)
            record.Conceal(hidden);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) => Conventions.Apply(conventions, IsPostgres, registry);

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        new ModelMaker(this, model).Make();
    }

    /// <summary>Saves everything that changed, as one unit of work, through the one writer.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken stop = default) =>
        new UnitOfWork(this).Save(stop);

    /// <summary>Writes changes of records that this context does not track, as one unit of work: the way of imports.</summary>
    public Task Write(IReadOnlyList<Change> changes, IReadOnlyList<object> rows, CancellationToken stop) => new UnitOfWork(this).Write(changes, rows, stop);

    /// <summary>Writes rows that guard themselves against being changed by two at once; false when somebody else was first, and nothing is written. Once begun it is not given up: what the rows guard was done already.</summary>
    public async Task<bool> TryWrite(IReadOnlyList<RowChange> rows)
    {
        try
        {
            await Write([], rows, CancellationToken.None);
            return true;
        }
        catch (BrokenRule)
        {
            return false;
        }
    }

    /// <summary>Makes such a unit ready: writing it needs this context no more.</summary>
    public Task<ReadyUnit> Ready(IReadOnlyList<Change> changes, IReadOnlyList<object> rows, CancellationToken stop) => new UnitOfWork(this).Ready(changes, rows, stop);

    /// <summary>Whether the actor may change or delete a record that is there.</summary>
    public Task<bool> MayTouch(EntityDefinition definition, Entity record, Verb verb, CancellationToken stop) => LastDoor.MayTouch(this, definition, record, verb, stop);

    /// <summary>Who sees a record although it is not theirs: those with whom it is shared, and those who take part in it.</summary>
    public Task<List<Named>> Named(EntityDefinition definition, Entity record, CancellationToken stop) => LastDoor.Named(this, definition, record, stop);

    /// <summary>Puts a tracked record into the bin, or, with null, takes it out.</summary>
    public void Bin(Entity record, DateTimeOffset? at) => record.DeletedAt = at;

    /// <summary>The records in the bin that the actor may see.</summary>
    public IQueryable<T> Binned<T>() where T : Entity => Set<T>().IgnoreQueryFilters(["deleted"]).Where(e => e.DeletedAt != null);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveChangesAsync: writing waits for its turn.");

    private sealed class WideSight : IDisposable
    {
        private readonly AkrabDb _db;
        private readonly bool _before;

        public WideSight(AkrabDb db) => (_db, _before, db._isEverywhere) = (db, db._isEverywhere, true);

        public void Dispose() => _db._isEverywhere = _before;
    }

    private sealed class WholeReads : IDisposable
    {
        private readonly AkrabDb _db;
        private readonly IReadOnlyDictionary<string, Concealed>? _before;

        public WholeReads(AkrabDb db) => (_db, _before, db._concealed) = (db, db._concealed, null);

        public void Dispose() => _db._concealed = _before;
    }
}

/// <summary>Akrab on SQLite.</summary>
public sealed class SqliteAkrabDb(DbContextOptions<SqliteAkrabDb> options, Registry registry) : AkrabDb(options, registry)
{
    internal override bool IsPostgres => false;
}

/// <summary>Akrab on PostgreSQL.</summary>
public sealed class PostgresAkrabDb(DbContextOptions<PostgresAkrabDb> options, Registry registry) : AkrabDb(options, registry)
{
    internal override bool IsPostgres => true;
}
