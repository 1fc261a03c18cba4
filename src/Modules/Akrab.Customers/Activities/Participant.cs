using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Activities;

/// <summary>Somebody who takes part in an activity besides its owner and the party it is with: one of ours, or a party.</summary>
public sealed class Participant : Entity<ParticipantId>, IDefined<Participant>
{
    public required ActivityId Activity { get; init; }

    public MemberId? Member { get; init; }

    public PartyId? Party { get; init; }

    public string? Note { get; set; }

    public override void Made()
    {
        if (Member is { } member)
            Announce(new MemberInvited(Activity, member));
    }

    public static void Define(Definition<Participant> it)
    {
        it.IsCalled("participant", "participants").Icon("users");
        it.Has(p => p.Activity).Required().Fixed().Indexed();
        it.Has(p => p.Member).Fixed().Indexed();
        it.Has(p => p.Party).Fixed().Indexed();
        it.Has(p => p.Note, new TextType(200)).Indexed();
        it.Titled(p => p.Note!);
        it.Follows(p => p.Activity);
        it.Must(p => p.Member is null != p.Party is null, "participant.whom", p => p.Party);
        it.Lists(p => p.Activity, p => p.Member, p => p.Party, p => p.Note);
        it.Section("main", p => p.Activity, p => p.Member, p => p.Party, p => p.Note);
    }
}

/// <summary>Somebody's part in an activity.</summary>
public readonly record struct ParticipantId(Guid Value) : IEntityId<ParticipantId>
{
    public static ParticipantId Of(Guid value) => new(value);
}
