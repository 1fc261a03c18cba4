using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Activities;

public sealed partial class Activity : IDefined<Activity>
{
    public static void Define(Definition<Activity> it)
    {
        it.IsCalled("activity", "activities").Icon("checklist").In(Area.Rail, 3).Owned().SeenBy((Participant p) => p.Member, p => p.Activity);
        it.Has(a => a.Subject).Required().Searched().Indexed();
        it.Has(a => a.Kind);
        it.Has(a => a.Status);
        it.Has(a => a.Party).Indexed();
        it.Has(a => a.Opportunity).Indexed().ShownThere();
        it.Has(a => a.DueOn).Indexed().TellsOf(nameof(StartsAt));
        it.Has(a => a.StartsAt).Indexed();
        it.Has(a => a.EndsAt);
        it.Has(a => a.Place, new TextType(200));
        it.Has(a => a.Repeats);
        it.Has(a => a.RepeatsUntil);
        it.Has(a => a.RepeatRule, new TextType(500)).ReadOnly().TellsOf(nameof(Repeats), nameof(RepeatsUntil));
        it.Has(a => a.Departures, new LongTextType()).ReadOnly().TellsOf(nameof(DueOn), nameof(StartsAt), nameof(Repeats));
        it.Has(a => a.Reminder);
        it.Has(a => a.RemindAt).ReadOnly().Indexed().TellsOf(nameof(DueOn), nameof(StartsAt), nameof(Reminder));
        it.Has(a => a.Plan).ReadOnly().Indexed();
        it.Has(a => a.Owner).Indexed();
        it.Has(a => a.Notes, new LongTextType());
        it.Has(a => a.DoneAt).ReadOnly().TellsOf(nameof(Status));
        it.Has(a => a.Outcome, new LongTextType()).ReadOnly().TellsOf(nameof(Status));
        it.Titled(a => a.Subject);
        it.Lists(a => a.Subject, a => a.Kind, a => a.Status, a => a.Party, a => a.DueOn, a => a.StartsAt, a => a.Owner);
        it.Section("main", a => a.Subject, a => a.Kind, a => a.Status, a => a.Party, a => a.Opportunity, a => a.Owner, a => a.Plan, a => a.Notes, a => a.Outcome);
        it.Section("when", a => a.DueOn, a => a.StartsAt, a => a.EndsAt, a => a.Place, a => a.Reminder, a => a.Repeats, a => a.RepeatsUntil, a => a.RepeatRule);
        it.Must(a => a.EndsAt is null || a.StartsAt is not null && a.StartsAt <= a.EndsAt, "activity.ends-before", a => a.EndsAt);
        it.Must(a => a.DueOn is null || a.Begins is null || a.DueOn >= DateOnly.FromDateTime(a.Begins.Value), "activity.due-before", a => a.DueOn);
        it.Must(a => a.Repeats is null || a.DueOn is not null, "activity.repeats-when", a => a.Repeats);
        it.Must(a => a.RepeatsUntil is null || a.Begins is null || a.RepeatsUntil >= DateOnly.FromDateTime(a.Begins.Value), "activity.repeats-before", a => a.RepeatsUntil);
        it.Boards(by: a => a.Status).Reaches<Complete>(ActivityStatus.Done);
        it.Can<Complete>().While(a => a.IsOpen).By<CompleteActivity>().Icon("check");
        it.Can<Reschedule>((a, to) => a.Reschedule(to.At, to.On)).While(a => a.IsOpen).Icon("calendar-event");
        it.Can<Skip>((a, _) => a.Skip()).While(a => a.IsOpen && a.Repeats is not null).Icon("player-skip-forward");
        it.Can<Invite>().By<InviteParticipant>().Icon("user-plus").Elsewhere();
    }
}
