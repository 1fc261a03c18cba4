using System.Globalization;
using Akrab.Data.Access;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akrab.Notices.Telling;

/// <summary>Carries notices out of the house, to devices and into mailboxes, each with the eyes of its reader.</summary>
internal sealed partial class Bearer(IServiceProvider services, Bells bells, TimeProvider time, ILogger<Bearer> log) : BackgroundService
{
    private const int AtATime = 50, SideBySide = 4, MostAttempts = 5;

    /// <summary>Whoever has not come back for this long is taken for dead.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2), LongestNap = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await CarryDue(stoppingToken) > 0)
                {
                }

                await bells.Notices.Wait(await Nap(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                Stumbled(fault);
                await Task.Delay(LongestNap, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Carries what is due now; how many that were.</summary>
    public async Task<int> CarryDue(CancellationToken stop)
    {
        var now = time.Now();
        var due = await Ask(all => all.Where(n => n.DueAt != null && (n.DueAt <= now || n.At > now)).OrderBy(n => n.DueAt).Take(AtATime), stop);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = stop }, async (row, stop) => await Carry(row, stop));
        return due.Count;
    }

    private async Task Carry(NoticeRow row, CancellationToken stop)
    {
        if (await TryWrite(row, taken => (taken.DueAt, taken.Attempts) = (time.Now() + Lease, row.Attempts + 1)) is not { } taken)
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
            after.DueAt = outcome == Delivered.Later && taken.Attempts < MostAttempts ? time.Now() + TimeSpan.FromMinutes(taken.Attempts) : null;
            if (outcome == Delivered.Withheld)
                (after.Ways, after.ReadAt) = (Ways.None, time.Now());
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
        try
        {
            await scope.ServiceProvider.GetRequiredService<AkrabDb>().Write([], [new RowChange(before, after)], CancellationToken.None);
            return after;
        }
        catch (BrokenRule)
        {
            return null;
        }
    }

    private async Task<TimeSpan> Nap(CancellationToken stop)
    {
        var due = await Ask(all => all.Where(n => n.DueAt != null).OrderBy(n => n.DueAt).Take(1), stop);
        var wait = due is [{ DueAt: { } next }] ? next - time.Now() : LongestNap;
        return wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait < LongestNap ? wait : LongestNap;
    }

    private async Task<List<NoticeRow>> Ask(Func<IQueryable<NoticeRow>, IQueryable<NoticeRow>> question, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<NoticeRow>().IgnoreQueryFilters().AsNoTracking()).ToListAsync(stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notice {Id} was not carried (attempt {Attempt})")]
    private partial void NotCarried(Guid id, int attempt, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Carrying notices stumbled and goes on")]
    private partial void Stumbled(Exception fault);
}
