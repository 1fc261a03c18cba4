using Akrab.Contracts;
using Akrab.Customers.Plans;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Activities;

/// <summary>A thing to do, mostly with a party: task, call, meeting, visit; on a day or at a time, once or again and again.</summary>
public sealed partial class Activity : Entity<ActivityId>, IOwned
{
    public required string Subject { get; set; }

    public ActivityKind Kind { get; set; } = ActivityKind.Task;

    public ActivityStatus Status { get; set; } = ActivityStatus.ToDo;

    public PartyId? Party { get; set; }

    /// <summary>The sale it is for.</summary>
    public OpportunityId? Opportunity { get; set; }

    /// <summary>The day by which it is to be done; of what has a time, that day unless another was said.</summary>
    public DateOnly? DueOn
    {
        get;
        set
        {
            field = value;
            Remind();
        }
    }

    /// <summary>When it begins, for what has a time.</summary>
    public DateTimeOffset? StartsAt
    {
        get;
        set
        {
            field = value;
            DueOn ??= value is { } at ? DayOf(at) : null;
            Remind();
        }
    }

    public DateTimeOffset? EndsAt { get; set; }

    public string? Place { get; set; }

    public Repetition? Repeats { get; set; }

    /// <summary>The last day on which it may take place again.</summary>
    public DateOnly? RepeatsUntil { get; set; }

    /// <summary>How it repeats, as an RFC 5545 rule, when none of the usual ways says it.</summary>
    public string? RepeatRule { get; private set; }

    public Reminder? Reminder
    {
        get;
        set
        {
            field = value;
            Remind();
        }
    }

    /// <summary>When its owner is to be reminded.</summary>
    public DateTimeOffset? RemindAt { get; private set; }

    public MemberId? Owner { get; set; }

    public TeamId? Team { get; private set; }

    public string? Notes { get; set; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>What came of it.</summary>
    public string? Outcome { get; private set; }

    /// <summary>The plan it is a step of.</summary>
    public PlanId? Plan { get; init; }

    public bool IsOpen => Status != ActivityStatus.Done;

    public void Complete(DateTimeOffset at, string? outcome)
    {
        Require(IsOpen, "activity.already-done");

        (Status, DoneAt, Outcome) = (ActivityStatus.Done, at, outcome);
        Announce(new ActivityCompleted(Id, Party, Subject));
    }

    public override void Made()
    {
        if (Owner is { } owner)
            Announce(new ActivityGiven(Id, owner));
    }

    public override void Changed(Entity before)
    {
        if (IsOpen && Owner is { } owner && ((Activity)before).Owner != owner)
            Announce(new ActivityGiven(Id, owner));
    }

    /// <summary>Puts it onto another time, as long as before, or onto another day at the same time of day.</summary>
    public void Reschedule(DateTimeOffset? at, DateOnly? on)
    {
        Require(at is not null || on is not null, "activity.when");

        var before = Begins;
        Put(at, on);
        MoveDepartures(Begins - before ?? TimeSpan.Zero);
    }

    /// <summary>Puts it where a calendar elsewhere has it.</summary>
    public void Stand(DateTimeOffset? startsAt, DateTimeOffset? endsAt, DateOnly? dueOn)
    {
        if (startsAt is not { } start)
        {
            (StartsAt, EndsAt, DueOn) = (null, null, dueOn);
            return;
        }

        MoveTo(start);
        EndsAt = endsAt;
        if (dueOn is { } due && due > DueOn)
            DueOn = due;
    }

    private void Put(DateTimeOffset? at, DateOnly? on)
    {
        if ((at ?? (StartsAt is { } was ? AtOn(was, on!.Value) : (DateTimeOffset?)null)) is { } start)
            MoveTo(start);
        else
            DueOn = on;
    }

    private void MoveTo(DateTimeOffset start)
    {
        var (lasts, days) = (EndsAt - StartsAt, StartsAt is { } was ? DayOf(start).DayNumber - DayOf(was).DayNumber : 0);
        (StartsAt, EndsAt) = (start, start + lasts);
        DueOn = DueOn is { } due && due.AddDays(days) is var moved && moved >= DayOf(start) ? moved : DayOf(start);
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Clock.Zone).DateTime);

    /// <summary>The same time of day on another day.</summary>
    private static DateTimeOffset AtOn(DateTimeOffset at, DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Clock.Zone).DateTime));
        return new DateTimeOffset(local, Clock.Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>Takes up what was done already.</summary>
    internal void Reopen() => (Status, DoneAt) = (ActivityStatus.ToDo, null);

    private void Remind() => RemindAt = Reminder is { } reminder && Waits is { } moment ? moment - reminder.Before() : null;

    /// <summary>The moment it waits for; of what has only a day, the morning.</summary>
    internal DateTimeOffset? Waits => Departures is not null ? Standing?.Moment : StartsAt ?? (DueOn is { } day ? Reminders.MorningOf(day) : null);
}

/// <summary>What is to be done.</summary>
public enum ActivityKind
{
    Task,
    Call,
    Meeting,
    Visit,
}

/// <summary>How far it is.</summary>
public enum ActivityStatus
{
    [Tone("blue")]
    ToDo,

    [Tone("teal")]
    Doing,

    [Tone("turmeric")]
    Waiting,

    [Tone("green")]
    Done,
}
