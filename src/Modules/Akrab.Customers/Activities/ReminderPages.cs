using Akrab.Data.Model;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Activities;

/// <summary>What its owner is to be reminded of now: an open page asks every minute.</summary>
internal static class ReminderPages
{
    private const int Most = 10;

    /// <summary>What was due longer ago is told by the day's page.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet("/parts/reminders", async (AkrabDb db, TimeProvider time, CancellationToken stop) =>
        {
            var (now, me) = (time.GetUtcNow(), db.Acting.Member);
            var since = now - Fresh;
            var due = await db.Set<Activity>().AsNoTracking().Where(a => a.Owner == me && a.RemindAt <= now && a.RemindAt > since && a.Status != ActivityStatus.Done)
                .OrderBy(a => a.RemindAt).Take(Most).ToListAsync(stop);
            return Pages.Fragment<RemindersList>((nameof(RemindersList.Due), due));
        });
}
