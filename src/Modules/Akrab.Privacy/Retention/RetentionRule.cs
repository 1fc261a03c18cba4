using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;

namespace Akrab.Privacy.Retention;

/// <summary>What is not needed any more goes by itself, every night. A rule works only once somebody has looked at what it would let go.</summary>
public sealed class RetentionRule : Entity<RetentionRuleId>, IDefined<RetentionRule>
{
    public required string Name { get; set; }

    public required RetentionSubject Subject { get; init; }

    /// <summary>How many months without anything happening make it old.</summary>
    public required int Months
    {
        get;
        set
        {
            if (field != value && field != 0)
                SwitchedOnAt = null;
            field = value;
        }
    }

    /// <summary>Whether they are erased for good, with a proof, and not put into the bin. Who changes it has to look again.</summary>
    public bool Erases
    {
        get;
        set
        {
            if (field != value)
                SwitchedOnAt = null;
            field = value;
        }
    }

    /// <summary>Since when it works; null while it does not. Who changes its time has to look again.</summary>
    public DateTimeOffset? SwitchedOnAt { get; private set; }

    public DateTimeOffset? LastRunAt { get; private set; }

    /// <summary>What came of the last night.</summary>
    public string? LastReport { get; private set; }

    public bool IsOn => SwitchedOnAt is not null;

    /// <summary>What was last touched before this moment is old.</summary>
    public DateTimeOffset Before(DateTimeOffset now) => now.AddMonths(-Months);

    public void SwitchOn()
    {
        Require(!IsOn, "retention-rule.on-already");

        SwitchedOnAt = TimeProvider.System.Now();
    }

    public void SwitchOff() => SwitchedOnAt = null;

    public void Ran(DateTimeOffset at, string report) => (LastRunAt, LastReport) = (at, report);

    public static void Define(Definition<RetentionRule> it)
    {
        it.IsCalled("retention-rule", "retention-rules").Icon("hourglass").OnlyFor(Rights.LookAfterPrivacy);
        it.Has(r => r.Name, new TextType(150)).Required().Indexed();
        it.Has(r => r.Subject).Required().Fixed();
        it.Has(r => r.Months).Required();
        it.Has(r => r.Erases);
        it.Has(r => r.SwitchedOnAt).ReadOnly().TellsOf(nameof(Months), nameof(Erases));
        it.Has(r => r.LastRunAt).ReadOnly();
        it.Has(r => r.LastReport, new LongTextType()).ReadOnly();
        it.Titled(r => r.Name);
        it.Lists(r => r.Name, r => r.Subject, r => r.Months, r => r.Erases, r => r.SwitchedOnAt, r => r.LastRunAt, r => r.LastReport);
        it.Section("main", r => r.Name, r => r.Subject, r => r.Months, r => r.Erases, r => r.SwitchedOnAt, r => r.LastRunAt, r => r.LastReport);
        it.Must(r => r.Months is > 0 and <= 1200, "processing-purpose.months-between", r => r.Months);
        it.Can<SwitchOn>((r, _) => r.SwitchOn()).While(r => !r.IsOn).By<LookedAt>().Icon("player-play").Elsewhere();
        it.Can<SwitchOff>((r, _) => r.SwitchOff()).While(r => r.IsOn).Icon("player-stop");
    }
}

/// <summary>It works from tonight on, for whoever has seen how many it would let go.</summary>
public sealed record SwitchOn(int Seen);

/// <summary>It lets nothing go any more.</summary>
public sealed record SwitchOff;

/// <summary>How long something is kept.</summary>
public readonly record struct RetentionRuleId(Guid Value) : IEntityId<RetentionRuleId>
{
    public static RetentionRuleId Of(Guid value) => new(value);
}

/// <summary>What a rule lets go.</summary>
public enum RetentionSubject
{
    /// <summary>People with whom nothing happened for so long.</summary>
    SilentPeople,

    /// <summary>People who never bought, and with whom nothing happened for so long.</summary>
    Prospects,

    /// <summary>Lines of timelines.</summary>
    OldInteractions,
}
