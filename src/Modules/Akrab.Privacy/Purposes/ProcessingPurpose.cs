using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;

namespace Akrab.Privacy.Purposes;

/// <summary>What personal data are used for, and what allows it.</summary>
public sealed class ProcessingPurpose : Entity<ProcessingPurposeId>, IDefined<ProcessingPurpose>
{
    public required string Name { get; set; }

    public required string What { get; set; }

    public required LegalBasis Basis { get; set; }

    /// <summary>Which of the purposes of consent it is; none where consent is never asked for it.</summary>
    public Purpose? Covers { get; set; }

    /// <summary>Why our interest outweighs theirs, where that is the basis.</summary>
    public string? Balancing { get; set; }

    public TextSet Channels { get; set; } = TextSet.None;

    /// <summary>For how many months after the last contact the data are kept for it.</summary>
    public int? KeptMonths { get; set; }

    /// <summary>Who gets the data besides us.</summary>
    public string? Recipients { get; set; }

    public static void Define(Definition<ProcessingPurpose> it)
    {
        it.IsCalled("processing-purpose", "processing-purposes").Icon("target").OnlyFor(Rights.LookAfterPrivacy, isKnownToAll: true);
        it.Has(p => p.Name, new TextType(150)).Required().Searched().Indexed();
        it.Has(p => p.What, new LongTextType()).Required();
        it.Has(p => p.Basis).Required();
        it.Has(p => p.Covers);
        it.Has(p => p.Balancing, new LongTextType());
        it.Has(p => p.Channels, new ChoicesType(ChoiceType.Of(typeof(Channel))));
        it.Has(p => p.KeptMonths);
        it.Has(p => p.Recipients, new LongTextType());
        it.Titled(p => p.Name);
        it.Lists(p => p.Name, p => p.Basis, p => p.Covers, p => p.Channels, p => p.KeptMonths);
        it.Section("main", p => p.Name, p => p.What, p => p.Basis, p => p.Balancing, p => p.Covers, p => p.Channels, p => p.KeptMonths, p => p.Recipients);
        it.Must(p => p.Basis != LegalBasis.LegitimateInterest || !string.IsNullOrWhiteSpace(p.Balancing), "processing-purpose.needs-balancing", p => p.Balancing);
        it.Must(p => p.KeptMonths is null or (> 0 and <= 1200), "processing-purpose.months-between", p => p.KeptMonths);
    }
}

/// <summary>What personal data are used for.</summary>
public readonly record struct ProcessingPurposeId(Guid Value) : IEntityId<ProcessingPurposeId>
{
    public static ProcessingPurposeId Of(Guid value) => new(value);
}

/// <summary>What allows us to use personal data (UU 27/2022, article 20).</summary>
public enum LegalBasis
{
    Consent,
    Contract,
    LegalDuty,
    VitalInterest,
    PublicTask,
    LegitimateInterest,
}
