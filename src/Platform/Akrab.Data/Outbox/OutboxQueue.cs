using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Outbox;

/// <summary>
/// Hands out waiting events, each to one deliverer: a row is taken by moving the moment it is due beyond the delivery, so that the
/// event of a deliverer who died comes back. Of one record only the first waiting event is handed out.
/// </summary>
public sealed class OutboxQueue
{
    /// <summary>A deliverer who has not answered for this long is taken for dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private readonly IServiceProvider _services;
    private readonly Writer _writer;
    private readonly DataPlace _place;
    private readonly TimeProvider _time;

    internal OutboxQueue(IServiceProvider services, Writer writer, DataPlace place, TimeProvider time) =>
        (_services, _writer, _place, _time) = (services, writer, place, time);

    /// <summary>Takes up to so many events that are due, oldest first.</summary>
    public async Task<IReadOnlyList<OutboxRow>> Take(int most, CancellationToken stop)
    {
        await using var scope = _services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        if (!_place.IsPostgres)
            return await Lend(db, await First(All(db), All(db)).Take(most).ToListAsync(stop), stop);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var locked = db.Set<OutboxRow>().FromSqlRaw(
            "SELECT * FROM outboxes WHERE state = 'waiting' AND NOT EXISTS (SELECT 1 FROM tenants t WHERE t.id = outboxes.tenant_id AND t.suspended_at IS NOT NULL) AND (due_at <= {0} OR attempts = 0) ORDER BY due_at, id LIMIT {1} FOR UPDATE SKIP LOCKED", _time.Now(), most * 4);
        var due = await locked.IgnoreQueryFilters().AsNoTracking().ToListAsync(stop);
        var ids = due.Select(r => r.Id).ToList();
        var first = (await First(All(db).Where(r => ids.Contains(r.Id)), All(db)).Select(r => r.Id).Take(most).ToListAsync(stop)).ToHashSet();
        var until = _time.Now() + Lease;
        var taken = due.Where(r => first.Contains(r.Id)).ToList();
        foreach (var row in taken)
        {
            (row.DueAt, row.Attempts) = (until, row.Attempts + 1);
            await db.Database.ExecuteSqlAsync($"UPDATE outboxes SET due_at = {until}, attempts = {row.Attempts} WHERE tenant_id = {row.TenantId.Value} AND id = {row.Id}", stop);
        }

        await transaction.CommitAsync(stop);
        return taken;
    }

    /// <summary>When the next waiting event falls due.</summary>
    public async Task<DateTimeOffset?> NextDue(CancellationToken stop)
    {
        await using var scope = _services.BeginEverywhere();
        return await All(scope.ServiceProvider.GetRequiredService<AkrabDb>()).MinAsync(r => (DateTimeOffset?)r.DueAt, stop);
    }

    public Task Delivered(OutboxRow row) => Write(row, after => (after.State, after.Failure) = (OutboxState.Delivered, null));

    public Task TryAgain(OutboxRow row, DateTimeOffset at, string failure) => Write(row, after => (after.DueAt, after.Failure) = (at, failure));

    public Task GiveUp(OutboxRow row, string failure) => Write(row, after => (after.State, after.Failure) = (OutboxState.Failed, failure));

    private async Task Write(OutboxRow row, Action<OutboxRow> change)
    {
        var after = row.Copy();
        change(after);
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        await _writer.Write([TableShape.Of(db.Model, typeof(OutboxRow), db.Registry).UpdateOf(row, after)!], Walls.Sight.Of(row.TenantId), CancellationToken.None);
    }

    private async Task<IReadOnlyList<OutboxRow>> Lend(AkrabDb db, List<OutboxRow> due, CancellationToken stop)
    {
        if (due.Count == 0)
            return due;

        var shape = TableShape.Of(db.Model, typeof(OutboxRow), db.Registry);
        List<Statement> statements = [];
        List<OutboxRow> taken = [];
        foreach (var row in due)
        {
            var lent = row.Copy();
            (lent.DueAt, lent.Attempts) = (_time.Now() + Lease, row.Attempts + 1);
            statements.Add(shape.UpdateOf(row, lent)!);
            taken.Add(lent);
        }

        await _writer.Write(statements, Walls.Sight.Everywhere, stop);
        return taken;
    }

    /// <summary>Due, or not tried yet (whatever the clock said when it was announced), and no earlier event of the same record still waits.</summary>
    private IQueryable<OutboxRow> First(IQueryable<OutboxRow> rows, IQueryable<OutboxRow> all)
    {
        var now = _time.Now();
        return rows.Where(r => (r.DueAt <= now || r.Attempts == 0) && !all.Any(e => e.TenantId == r.TenantId && e.Record == r.Record && e.Id < r.Id)).OrderBy(r => r.DueAt).ThenBy(r => r.Id);
    }

    private static IQueryable<OutboxRow> All(AkrabDb db) => db.Set<OutboxRow>().IgnoreQueryFilters().AsNoTracking().Where(r => r.State == OutboxState.Waiting && !db.Suspended.Contains(r.TenantId));
}
