using System.Globalization;
using Akrab.Data.Access;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Notices.Telling;

/// <summary>Carries notices out of the house, to devices and into mailboxes, each with the eyes of its reader.</summary>
internal sealed partial class Bearer(IServiceProvider services, Bells bells, TimeProvider time, ILogger<Bearer> log) : TirelessLoop(time, log)
{
    private const int AtATime = 50, SideBySide = 4, MostAttempts = 5;

    /// <summary>Whoever has not come back for this long is taken for dead.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2), ShortestNap = TimeSpan.FromSeconds(1), LongestNap = TimeSpan.FromSeconds(30);

    protected override TimeSpan Rest => LongestNap;

    protected override async Task Turn(CancellationToken stop)
    {
        while (await CarryDue(stop) > 0)
        {
        }

        await bells.Notices.Wait(Until(await NextDue(stop), ShortestNap, LongestNap), stop);
    }

    /// <summary>Carries what is due now; how many that were.</summary>
    public async Task<int> CarryDue(CancellationToken stop)
    {
        var now = Time.Now();
        var due = await Ask(all => all.Where(n => n.DueAt != null && (n.DueAt <= now || n.At > now)).OrderBy(n => n.DueAt).Take(AtATime), stop);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = stop }, async (row, stop) => await Carry(row, stop));
        return due.Count;
    }

    private async Task Carry(NoticeRow row, CancellationToken stop)
    {
        if (await TryWrite(row, taken => (taken.DueAt, taken.Attempts) = (Time.Now() + Lease, row.Attempts + 1)) is not { } taken)
            return;

        var outcome = Delivered.Later;
        try
        {
            outcome = await HandOver(taken, stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            NotCarried(row.Id, taken.Attempts, fault);
        }

        await TryWrite(taken, after =>
        {
            after.DueAt = outcome == Delivered.Later && taken.Attempts < MostAttempts ? Time.Now() + TimeSpan.FromMinutes(taken.Attempts) : null;
            if (outcome == Delivered.Withheld)
                (after.Ways, after.ReadAt) = (Ways.None, Time.Now());
        });
    }

    private async Task<Delivered> HandOver(NoticeRow row, CancellationToken stop)
    {
        if (await Actors.Of(services, row.TenantId, row.Member, stop) is not var (acting, language))
            return Delivered.Done;

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "id-ID");
        Clock.Zone = acting.Zone;
        await using var scope = services.Begin(acting);
        return await scope.ServiceProvider.GetRequiredService<Delivery>().Carry(row, stop);
    }

    /// <summary>The row as it is now; null when it changed meanwhile, and whoever changed it goes on.</summary>
    private async Task<NoticeRow?> TryWrite(NoticeRow before, Action<NoticeRow> change)
    {
        var after = before.Copy();
        change(after);
        await using var scope = services.Begin(Acting.System(before.TenantId));
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().TryWrite([new RowChange(before, after)]) ? after : null;
    }

    private async Task<DateTimeOffset?> NextDue(CancellationToken stop) =>
        (await Ask(all => all.Where(n => n.DueAt != null).OrderBy(n => n.DueAt).Take(1), stop)).FirstOrDefault()?.DueAt;

    private async Task<List<NoticeRow>> Ask(Func<IQueryable<NoticeRow>, IQueryable<NoticeRow>> question, CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        return await question(db.Set<NoticeRow>().IgnoreQueryFilters().AsNoTracking().Where(n => !db.Suspended.Contains(n.TenantId))).ToListAsync(stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notice {Id} was not carried (attempt {Attempt})")]
    private partial void NotCarried(Guid id, int attempt, Exception fault);
}
