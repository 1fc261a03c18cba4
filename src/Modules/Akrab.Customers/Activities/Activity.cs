using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Activities;

/// <summary>A thing to do, mostly with a party: task, call, meeting, visit.</summary>
public sealed class Activity : Entity<ActivityId>, IOwned, IDefined<Activity>
{
    public required string Subject { get; set; }

    public ActivityKind Kind { get; set; } = ActivityKind.Task;

    public ActivityStatus Status { get; set; } = ActivityStatus.ToDo;

    public PartyId? Party { get; set; }

    public DateOnly? DueOn { get; set; }

    public MemberId? Owner { get; set; }

    public TeamId? Team { get; private set; }

    public string? Notes { get; set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public void Complete(DateTimeOffset at)
    {
        Require(Status != ActivityStatus.Done, "activity.already-done");

        (Status, DoneAt) = (ActivityStatus.Done, at);
        Announce(new ActivityCompleted(Id, Party, Subject));
    }

    public static void Define(Definition<Activity> it)
    {
        it.IsCalled("activity", "activities").Icon("checklist").In(Area.Rail, 3).Owned();
        it.Has(a => a.Subject).Required().Searched().Indexed();
        it.Has(a => a.Kind);
        it.Has(a => a.Status);
        it.Has(a => a.Party).Indexed();
        it.Has(a => a.DueOn).Indexed();
        it.Has(a => a.Owner).Indexed();
        it.Has(a => a.Notes, new LongTextType());
        it.Has(a => a.DoneAt).ReadOnly();
        it.Titled(a => a.Subject);
        it.Lists(a => a.Subject, a => a.Kind, a => a.Status, a => a.Party, a => a.DueOn, a => a.Owner);
        it.Section("main", a => a.Subject, a => a.Kind, a => a.Status, a => a.Party, a => a.DueOn, a => a.Owner, a => a.Notes);
        it.Boards(by: a => a.Status).Reaches<Complete>(ActivityStatus.Done);
        it.Can<Complete>().While(a => a.Status != ActivityStatus.Done).By<CompleteActivity>().Icon("check");
    }
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
