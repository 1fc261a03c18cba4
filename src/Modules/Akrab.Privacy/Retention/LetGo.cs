using System.Globalization;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;
using Akrab.Kernel.Language;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Retention;

/// <summary>What is old by the rules that are on is let go.</summary>
public sealed record LetOldGo;

/// <summary>Every night: lets go what the rules name, some at a time, and notes on each rule what went and what did not.</summary>
public sealed class LettingOldGo(AkrabDb db, LookedAt rules, TimeProvider time) : IJob<LetOldGo>
{
    /// <summary>The name of the deed in the journal.</summary>
    public const string Deed = "retention";

    public const string Kind = "retention";

    private const int MostNamed = 20;

    public async Task<object?> Run(LetOldGo input, RunningJob job, CancellationToken stop)
    {
        var on = await db.Set<RetentionRule>().AsNoTracking().Where(r => r.SwitchedOnAt != null).OrderBy(r => r.Id).ToListAsync(stop);
        var (now, all) = (time.Now(), 0L);
        foreach (var rule in on)
            all += await rules.Kind(rule).Count(rule.Before(now), stop);

        var gone = 0;
        List<object> report = [];
        foreach (var rule in on)
        {
            var came = await Work(rule, now, job, gone, all, stop);
            gone += came.Gone;
            report.Add(new { Rule = rule.Name, came.Gone, Kept = came.Kept.Count });
            await Note(rule.Id, came, job.IsCancelAsked, stop);
            if (job.IsCancelAsked)
                break;
        }

        return report;
    }

    private async Task<(int Gone, List<(string Title, string Rule)> Kept)> Work(RetentionRule rule, DateTimeOffset now, RunningJob job, int done, long all, CancellationToken stop)
    {
        var gone = 0;
        Dictionary<Guid, (string, string)> kept = [];
        while (!job.IsCancelAsked)
        {
            db.Deed = Deed;
            var slice = await rules.Kind(rule).LetGo(rule.Before(now), kept.Keys, rule.Erases, stop);
            foreach (var (item, reason) in slice.Kept)
                kept[item.Id] = (item.Title, reason);
            job.Report(done + (gone += slice.Gone), all);
            if (slice is { Gone: 0, Kept.Count: 0 })
                break;
        }

        return (gone, [.. kept.Values]);
    }

    private async Task Note(RetentionRuleId id, (int Gone, List<(string Title, string Rule)> Kept) came, bool isCancelled, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        db.Deed = Deed;
        if (await db.Set<RetentionRule>().AsTracking().FirstOrDefaultAsync(r => r.Id == id, stop) is not { } rule)
            return;

        var sentence = Words.Say("retention-rule.report", ("gone", came.Gone.ToString("N0", CultureInfo.CurrentCulture)), ("kept", came.Kept.Count.ToString("N0", CultureInfo.CurrentCulture)));
        var named = came.Kept.Take(MostNamed).Select(k => $"{k.Title}: {Words.Say(k.Rule)}");
        rule.Ran(time.Now(), string.Join('\n', named.Prepend(isCancelled ? $"{sentence} {Words.Say("retention-rule.cancelled")}" : sentence)));
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }
}
