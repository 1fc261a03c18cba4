using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;

namespace Akrab.Privacy.Assessments;

/// <summary>What a use of personal data may do to people, weighed before it begins (UU 27/2022, article 34).</summary>
public sealed class ImpactAssessment : Entity<ImpactAssessmentId>, IDefined<ImpactAssessment>
{
    public required string Name { get; set; }

    /// <summary>What is done with which data of whom, and what for.</summary>
    public required string What { get; set; }

    /// <summary>Why it is needed, and why less would not do.</summary>
    public string? Necessity { get; set; }

    /// <summary>What it may do to people.</summary>
    public string? Risks { get; set; }

    /// <summary>What is done about that.</summary>
    public string? Measures { get; set; }

    public MemberId? Responsible { get; set; }

    public DateOnly? ReviewOn { get; set; }

    public AssessmentOutcome Outcome { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    public string? DecidedBecause { get; private set; }

    public void Decide(AssessmentOutcome outcome, string because)
    {
        Require(outcome != AssessmentOutcome.Draft, "impact-assessment.no-decision");

        (Outcome, DecidedBecause, DecidedOn) = (outcome, because, TimeProvider.System.Today());
    }

    public static void Define(Definition<ImpactAssessment> it)
    {
        it.IsCalled("impact-assessment", "impact-assessments").Icon("scale").OnlyFor(Rights.LookAfterPrivacy);
        it.Has(a => a.Name, new TextType(200)).Required().Searched().Indexed();
        it.Has(a => a.What, new LongTextType()).Required();
        it.Has(a => a.Necessity, new LongTextType());
        it.Has(a => a.Risks, new LongTextType());
        it.Has(a => a.Measures, new LongTextType());
        it.Has(a => a.Responsible);
        it.Has(a => a.ReviewOn).Indexed();
        it.Has(a => a.Outcome).ReadOnly();
        it.Has(a => a.DecidedOn).ReadOnly();
        it.Has(a => a.DecidedBecause, new LongTextType()).ReadOnly();
        it.Titled(a => a.Name);
        it.Lists(a => a.Name, a => a.Outcome, a => a.DecidedOn, a => a.ReviewOn, a => a.Responsible);
        it.Section("main", a => a.Name, a => a.What, a => a.Necessity, a => a.Risks, a => a.Measures, a => a.Responsible, a => a.ReviewOn);
        it.Section("decision", a => a.Outcome, a => a.DecidedOn, a => a.DecidedBecause);
        it.Can<Decide>((a, decide) => a.Decide(decide.Outcome, decide.Because)).Icon("gavel");
    }
}

/// <summary>The decision: it may be done, or not, or the authority is asked.</summary>
public sealed record Decide(AssessmentOutcome Outcome, [LongText] string Because);

/// <summary>A weighing of what a use of data may do.</summary>
public readonly record struct ImpactAssessmentId(Guid Value) : IEntityId<ImpactAssessmentId>
{
    public static ImpactAssessmentId Of(Guid value) => new(value);
}

/// <summary>What was decided.</summary>
public enum AssessmentOutcome
{
    [Tone("turmeric")]
    Draft,

    [Tone("green")]
    Accepted,

    [Tone("red")]
    Rejected,

    /// <summary>The authority is asked first.</summary>
    [Tone("blue")]
    AskAuthority,
}
