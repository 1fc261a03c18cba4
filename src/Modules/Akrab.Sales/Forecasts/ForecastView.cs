using Akrab.Contracts;
using Akrab.Data.Lists;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Akrab.Sales.Pipelines;

namespace Akrab.Sales.Forecasts;

/// <summary>What the lines of a forecast are told apart by.</summary>
public enum ForecastBy
{
    Owner,
    Team,
    Branch,
    Pipeline,
}

/// <summary>What is asked of the forecast.</summary>
/// <param name="From">The first day of the first month.</param>
/// <param name="On">The day on which it was believed; null for now.</param>
public sealed record ForecastQuestion(DateOnly From, int Months, ForecastBy By, DateOnly? On, string Currency)
{
    public DateOnly Until => From.AddMonths(Months);
}

/// <summary>One line of the table: a month, or whoever is to sell.</summary>
public sealed record ForecastRow(string Label, Outlook Outlook, Money? Target)
{
    /// <summary>How much of the target what is sure reaches, in percent.</summary>
    public int? Reached => Target is { Units: > 0 } target ? (int)Math.Round(100m * Outlook.Sure.Units / target.Units) : null;
}

/// <summary>The answer: months, and whoever is to sell, and all of it together.</summary>
/// <param name="Currencies">Those in which anything is sold or hoped for.</param>
/// <param name="Day">The day it was written down; null for now.</param>
public sealed record ForecastView(ForecastQuestion Question, ForecastRow All, IReadOnlyList<ForecastRow> Months, IReadOnlyList<ForecastRow> Rows, IReadOnlyList<string> Currencies, DateOnly? Day, Unplaced Unplaced);

/// <summary>Makes the page's answer of lines and targets.</summary>
public sealed class ForecastViews(ForecastReader reader, Titles titles, TimeProvider time)
{
    /// <summary>Null when nothing had been written down by the day asked for.</summary>
    public async Task<ForecastView?> Of(ForecastQuestion asked, CancellationToken stop)
    {
        var then = asked.On is { } on ? await reader.Then(on, asked.From, asked.Until, stop) : null;
        if (asked.On is not null && then is null)
            return null;

        var lines = then?.Lines ?? await reader.Now(asked.From, asked.Until, stop);
        var targets = (await reader.Targets(asked.From, asked.Until, stop)).Where(t => t.Amount.Currency == asked.Currency).ToList();
        var mine = lines.Where(l => l.Outlook.Currency == asked.Currency).ToList();
        var today = time.Today();
        return new ForecastView(asked, new ForecastRow(Words.Say("forecast.all"), Sum(mine, asked.Currency), Target(targets, asked)), Months(asked, mine, targets), await Rows(asked, mine, targets, stop),
            [.. lines.Select(l => l.Outlook.Currency).Append(asked.Currency).Distinct().Order()], then?.Day, await reader.Unplaced(today.AddDays(1 - today.Day), stop));
    }

    private static List<ForecastRow> Months(ForecastQuestion asked, List<ForecastLine> lines, List<SalesTarget> targets) =>
    [
        .. Enumerable.Range(0, asked.Months).Select(i => asked.From.AddMonths(i)).Select(month =>
            new ForecastRow(month.ToString("MMM yyyy", System.Globalization.CultureInfo.CurrentCulture), Sum(lines.Where(l => l.Month == month), asked.Currency), Of([.. targets.Where(t => t.Month == month)], asked.Currency))),
    ];

    private async Task<IReadOnlyList<ForecastRow>> Rows(ForecastQuestion asked, List<ForecastLine> lines, List<SalesTarget> targets, CancellationToken stop)
    {
        var (type, keyOf) = asked.By switch
        {
            ForecastBy.Owner => (typeof(MemberId), (Func<ForecastLine, Guid?>)(l => l.Owner?.Value)),
            ForecastBy.Team => (typeof(TeamId), l => l.Team?.Value),
            ForecastBy.Branch => (typeof(BranchId), l => l.Branch?.Value),
            _ => (typeof(PipelineId), l => l.Pipeline.Value),
        };
        Func<SalesTarget, Guid?> whose = asked.By switch { ForecastBy.Owner => t => t.Member?.Value, ForecastBy.Team => t => t.Team?.Value, ForecastBy.Branch => t => t.Branch?.Value, _ => _ => null };
        var keys = lines.Select(keyOf).Concat(targets.Select(whose).Where(k => k is not null)).Distinct().ToList();
        var names = await titles.Of(type, [.. keys.OfType<Guid>()], stop);
        return
        [
            .. keys.Select(key => new ForecastRow(key is { } id ? names.GetValueOrDefault(id)?.Title ?? Words.Say("record.not-visible") : Words.Say("forecast.nobody"),
                    Sum(lines.Where(l => keyOf(l) == key), asked.Currency), key is null ? null : Total(targets.Where(t => whose(t) == key), asked.Currency)))
                .OrderByDescending(row => row.Outlook.Best.Units).ThenBy(row => row.Label, StringComparer.CurrentCulture),
        ];
    }

    private static Money? Target(List<SalesTarget> targets, ForecastQuestion asked) =>
        targets.GroupBy(t => t.Month).Select(month => Of([.. month], asked.Currency)).Aggregate((Money?)null, (all, one) => all is null ? one : one is null ? all : all.Value + one.Value);

    /// <summary>What all of us are to sell in a month: what was said for all of us, or else for the teams, the members, the branches.</summary>
    private static Money? Of(List<SalesTarget> month, string currency) =>
        Total(month.Where(t => t is { Member: null, Team: null, Branch: null }), currency) ?? Total(month.Where(t => t.Team is not null), currency)
        ?? Total(month.Where(t => t.Member is not null), currency) ?? Total(month, currency);

    private static Money? Total(IEnumerable<SalesTarget> some, string currency) => some.Select(t => t.Amount).ToList() is { Count: > 0 } amounts ? amounts.Aggregate(Money.Zero(currency), (all, one) => all + one) : null;

    private static Outlook Sum(IEnumerable<ForecastLine> lines, string currency) => lines.Select(l => l.Outlook).Aggregate(Outlook.None(currency), (all, one) => all + one);
}
