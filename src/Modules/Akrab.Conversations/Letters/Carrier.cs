using Akrab.Contracts;
using Akrab.Conversations.Accounts;
using Akrab.Data.Access;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Conversations.Letters;

/// <summary>Goes its rounds: one for each company that has a letter due, side by side.</summary>
internal sealed partial class Carrier(IServiceProvider services, Round round, DataPlace place, Bells bells, TimeProvider time, ILogger<Carrier> log) : TirelessLoop(time, log)
{
    private static readonly TimeSpan ShortestNap = TimeSpan.FromSeconds(1), LongestNap = TimeSpan.FromSeconds(10);

    private readonly Dictionary<TenantId, Task> _rounds = [];
    private bool _isStart = true;

    protected override async Task Turn(CancellationToken stop)
    {
        await GiveUpCutOff(_isStart, stop);
        _isStart = false;
        await Begin(stop);
        await bells.Post.Wait(Until(await NextDue(stop), ShortestNap, LongestNap), stop);
    }

    protected override Task Finish() => Task.WhenAll(_rounds.Values);

    /// <summary>
    /// Letters whose sender was cut off may have arrived, or not: that is said, and they are not sent again by themselves. When a process
    /// starts on SQLite it is alone, so that whatever seems to be under way was cut off.
    /// </summary>
    public async Task GiveUpCutOff(bool isStart, CancellationToken stop)
    {
        var cutoff = isStart && !place.IsPostgres ? DateTimeOffset.MaxValue : Time.Now();
        foreach (var letter in (await Ask(all => all.Where(l => l.State == LetterState.Sending), stop)).Where(l => l.DueAt < cutoff))
        {
            await using var scope = services.Begin(Acting.System(letter.TenantId));
            await scope.ServiceProvider.GetRequiredService<Shelf>().Lost(letter, "cut-off", null);
        }
    }

    private async Task Begin(CancellationToken stop)
    {
        var now = Time.Now();
        foreach (var tenant in await Ask(all => all.Where(LetterRow.IsDue(now)).Select(l => l.TenantId).Distinct(), stop))
            if (_rounds.GetValueOrDefault(tenant) is null or { IsCompleted: true })
                _rounds[tenant] = Walk(tenant, stop);
    }

    private async Task Walk(TenantId tenant, CancellationToken stop)
    {
        try
        {
            // What was queued while the last letter went out is looked for once more.
            if (await round.Do(tenant, stop) > 0)
                bells.Post.Ring();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (Exception fault)
        {
            NotSent(fault);
        }
    }

    private async Task<DateTimeOffset?> NextDue(CancellationToken stop) =>
        await Ask(all => all.Where(l => l.State == LetterState.Waiting).OrderBy(l => l.DueAt).Take(1).Select(l => l.DueAt), stop) is [var due] ? due : null;

    /// <summary>Letters of companies that can send, and may.</summary>
    private async Task<List<T>> Ask<T>(Func<IQueryable<LetterRow>, IQueryable<T>> question, CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var accounts = db.Set<AccountRow>().IgnoreQueryFilters();
        return await question(db.Set<LetterRow>().IgnoreQueryFilters().AsNoTracking().Where(l => accounts.Any(a => a.TenantId == l.TenantId) && !db.Suspended.Contains(l.TenantId))).ToListAsync(stop);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The letters of a company were not sent, and are tried again")]
    private partial void NotSent(Exception fault);
}
