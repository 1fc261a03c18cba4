using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Writing;

/// <summary>A unit of work whose statements are made: writing it needs the context no more.</summary>
public sealed class ReadyUnit
{
    private readonly Func<CancellationToken, Task> _write;

    internal ReadyUnit(Func<CancellationToken, Task> write) => _write = write;

    public Task Write(CancellationToken stop) => _write(stop);
}

/// <summary>Gathers what changed in a context, or was given, and has it written as one.</summary>
internal sealed class UnitOfWork(AkrabDb db)
{
    /// <summary>Writes what the context tracks; afterwards it is unchanged.</summary>
    public async Task<int> Save(CancellationToken stop)
    {
        // A record that tells something has changed even if none of its values did.
        var entries = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted || e.Entity is Entity { Announced.Count: > 0 }).ToList();
        if (entries.Count == 0)
            return 0;

        var changes = entries.Where(e => e.Entity is Entity).Select(ChangeOf).ToList();
        var (statements, recorder) = await Statements(changes, entries.Where(e => e.Entity is not Entity).ToList(), stop);
        await db.Writer.Write(statements, db.Sight, stop);
        Written(changes, recorder);
        db.ChangeTracker.AcceptAllChanges();
        var bells = db.Services.GetRequiredService<Jobs.Bells>();
        foreach (var bell in entries.Select(e => (e.Entity as Rows.TenantRow)?.Wakes(bells)).Distinct())
            bell?.Ring();
        return entries.Count;
    }

    /// <summary>Writes changes of records that no context tracks.</summary>
    public async Task Write(IReadOnlyList<Change> changes, IReadOnlyList<object> rows, CancellationToken stop) => await (await Ready(changes, rows, stop)).Write(stop);

    /// <summary>Changes with their statements, to be written later.</summary>
    public async Task<ReadyUnit> Ready(IReadOnlyList<Change> changes, IReadOnlyList<object> rows, CancellationToken stop)
    {
        var (statements, recorder) = await Statements(changes, [], stop);
        foreach (var row in rows)
            AddRow(statements, row);
        return new ReadyUnit(async stop =>
        {
            if (statements.Count > 0)
                await db.Writer.Write(statements, db.Sight, stop);
            Written(changes, recorder);
        });
    }

    /// <summary>What is kept in memory follows: the names of colleagues, teams and roles, and the words that forgive a typing mistake; events are there to be delivered.</summary>
    private void Written(IReadOnlyList<Change> changes, Recorder? recorder)
    {
        if (recorder?.NewOrigin is { } origin)
            db.Services.GetRequiredService<KnownOrigins>().Learn(db.Acting.Origin, origin);
        if (recorder is { HasEvents: true })
            db.Services.GetRequiredService<Jobs.Bells>().Outbox.Ring();
        var vocabulary = db.Services.GetRequiredService<Search.Vocabulary>();
        foreach (var change in changes)
            if (change.Definition.Title.IsSearched && change.Definition.Title.Get(change.After) is string title)
                vocabulary.Learn(db.Acting.Tenant, Kernel.Values.Fold.Text(title));

        if (changes.Any(c => db.Registry.IsDirectory(c.Definition.IdType)))
            db.Services.GetRequiredService<Lists.KnownTitles>().Forget(db.Acting.Tenant);
    }

    private async Task<(List<Statement> Statements, Recorder? Recorder)> Statements(IReadOnlyList<Change> changes, List<EntityEntry> others, CancellationToken stop)
    {
        List<Statement> statements = [];
        Recorder? recorder = null;
        foreach (var entry in others.Where(e => e.Entity is not Rows.TenantRow))
            AddRow(statements, entry);

        if (changes.Count > 0)
        {
            var owners = await OwnersTeams.For(db, changes, stop);
            await db.Services.GetRequiredService<Keys.Vault>().Lock(db, changes, stop);
            await LastDoor.Pass(db, changes, owners, stop);
            var overlay = await db.Services.GetRequiredService<Overlays>().Of(db, stop);
            recorder = new Recorder(db, Kernel.Fields.Clock.Now(db.Services.GetRequiredService<TimeProvider>()),
                [.. db.Services.GetServices<IProjection>()], owners, overlay.Fields);
            foreach (var change in WritingOrder.Of(changes, db.Registry))
                recorder.Record(change);
            statements.AddRange(recorder.Statements);
        }

        foreach (var entry in others.Where(e => e.Entity is Rows.TenantRow))
            AddRow(statements, entry);
        return (statements, recorder);
    }

    private void AddRow(List<Statement> statements, object row)
    {
        if (row is RowRemoval gone)
        {
            statements.Add(TableShape.Of(db.Model, gone.Row.GetType(), db.Registry).DeleteOf(gone.Row));
            return;
        }

        var (before, after) = row is RowChange change ? ((object?)change.Before, (object)change.After) : (null, row);
        var shape = TableShape.Of(db.Model, after.GetType(), db.Registry);
        if ((before is null ? shape.InsertOf(after) : shape.UpdateOf(before, after)) is { } statement)
            statements.Add(statement);
    }

    private void AddRow(List<Statement> statements, EntityEntry entry)
    {
        var shape = TableShape.Of(db.Model, entry.Metadata.ClrType, db.Registry);
        if (entry is { State: EntityState.Added, Entity: Rows.TenantRow row } && row.TenantId == default)
            row.TenantId = db.Acting.Tenant;

        var statement = entry.State switch
        {
            EntityState.Added => shape.InsertOf(entry.Entity),
            EntityState.Deleted => shape.DeleteOf(entry.Entity),
            _ => shape.UpdateOf(entry.OriginalValues.ToObject(), entry.Entity),
        };
        if (statement is not null)
            statements.Add(statement);
    }

    private Change ChangeOf(EntityEntry entry)
    {
        if (entry.State == EntityState.Deleted)
            throw new InvalidOperationException("Records go to the bin; they are not deleted row by row.");

        var (before, after) = (entry.State == EntityState.Added ? null : (Entity)entry.OriginalValues.ToObject(), (Entity)entry.Entity);
        if (before is not null)
            after.Changed(before);
        return new Change(db.Registry.Get(entry.Metadata.ClrType), before, after) { Action = db.Deed };
    }
}
