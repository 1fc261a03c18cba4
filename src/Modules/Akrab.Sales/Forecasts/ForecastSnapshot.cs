using Akrab.Contracts;
using System.Globalization;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Sales.Pipelines;

namespace Akrab.Sales.Forecasts;

/// <summary>What we believed on a day of what a member would sell in a month. It stands by itself: what happens to opportunities afterwards changes none of it.</summary>
public sealed class ForecastSnapshot : Entity<ForecastSnapshotId>, IDefined<ForecastSnapshot>, IOwned
{
    /// <summary>The month as it is written: <c>2026-11</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The day it was believed.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The moment it was written down: of those of a day the last stands.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The first day of the month it is about.</summary>
    public DateOnly Month { get; init; }

    public MemberId? Owner { get; set; }

    /// <summary>The team of the owner now, which decides who sees it.</summary>
    public TeamId? Team { get; private set; }

    /// <summary>The team it counted for on that day.</summary>
    public TeamId? TeamThen { get; init; }

    public BranchId? Branch { get; init; }

    public PipelineId Pipeline { get; init; }

    public Money Won { get; init; }

    public Money Committed { get; init; }

    public Money Likely { get; init; }

    public Money Possible { get; init; }

    public Money Weighted { get; init; }

    public int Opportunities { get; init; }

    public Outlook Outlook => new(Won, Committed, Likely, Possible, Weighted, Opportunities);

    /// <summary>A line as it is believed now.</summary>
    public static ForecastSnapshot Of(ForecastLine line, DateOnly day, DateTimeOffset at) => new()
    {
        Name = line.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Day = day,
        At = at,
        Month = line.Month,
        Owner = line.Owner,
        TeamThen = line.Team,
        Branch = line.Branch,
        Pipeline = line.Pipeline,
        Won = line.Outlook.Won,
        Committed = line.Outlook.Committed,
        Likely = line.Outlook.Likely,
        Possible = line.Outlook.Possible,
        Weighted = line.Outlook.Weighted,
        Opportunities = line.Outlook.Opportunities,
    };

    public static void Define(Definition<ForecastSnapshot> it)
    {
        it.IsCalled("forecast-snapshot", "forecast-snapshots").Icon("camera").Owned();
        it.Has(s => s.Name, new TextType(7)).ReadOnly().Indexed();
        it.Has(s => s.Day).ReadOnly().Indexed();
        it.Has(s => s.At).ReadOnly().Indexed();
        it.Has(s => s.Month).ReadOnly().Indexed();
        it.Has(s => s.Owner).ReadOnly().Indexed();
        it.Has(s => s.TeamThen).ReadOnly();
        it.Has(s => s.Branch).ReadOnly();
        it.Has(s => s.Pipeline).ReadOnly();
        it.Has(s => s.Won).ReadOnly();
        it.Has(s => s.Committed).ReadOnly();
        it.Has(s => s.Likely).ReadOnly();
        it.Has(s => s.Possible).ReadOnly();
        it.Has(s => s.Weighted).ReadOnly();
        it.Has(s => s.Opportunities).ReadOnly();
        it.Titled(s => s.Name);
        it.ClosedWhile(_ => true, "forecast-snapshot.closed");
        it.Lists(s => s.Name, s => s.Day, s => s.Owner, s => s.TeamThen, s => s.Won, s => s.Committed, s => s.Likely, s => s.Weighted);
        it.Section("main", s => s.At, s => s.Month, s => s.Owner, s => s.TeamThen, s => s.Branch, s => s.Pipeline, s => s.Won, s => s.Committed, s => s.Likely, s => s.Possible, s => s.Weighted, s => s.Opportunities);
    }
}

/// <summary>What was believed on a day.</summary>
public readonly record struct ForecastSnapshotId(Guid Value) : IEntityId<ForecastSnapshotId>
{
    public static ForecastSnapshotId Of(Guid value) => new(value);
}
