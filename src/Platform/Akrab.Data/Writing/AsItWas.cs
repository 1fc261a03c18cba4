using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Writing;

/// <summary>A record as it was at the end of a day.</summary>
public sealed class AsItWas(AkrabDb db)
{
    /// <summary>
    /// The record at the end of that day in the company's time zone; null when there was none yet. What counts is the order of the
    /// changes: a clock that was set back does not mix them up.
    /// </summary>
    public async Task<T?> On<T>(Definition<T> definition, T record, DateOnly day, CancellationToken stop) where T : Entity
    {
        var end = await EndOf(day, stop);
        var journal = db.Set<JournalRow>().AsNoTracking().Where(j => j.Record == record.Key);
        if (await journal.Where(j => j.At < end).MaxAsync(j => (long?)j.Version, stop) is not { } last)
            return null;

        var since = await journal.Where(j => j.Version > last).OrderByDescending(j => j.Version).ToListAsync(stop);
        return (T)Replay.Before(definition, record, since);
    }

    private async Task<DateTimeOffset> EndOf(DateOnly day, CancellationToken stop)
    {
        var zone = Access.Acting.ZoneOf(await db.Tenants.Where(t => t.Id == db.CurrentTenant).Select(t => t.TimeZone).FirstAsync(stop));
        return MomentType.StartOf(day < DateOnly.MaxValue ? day.AddDays(1) : day, zone);
    }
}
