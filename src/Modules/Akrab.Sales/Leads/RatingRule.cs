using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Sales.Leads;

/// <summary>A sign by which enquiries are rated, and how much it weighs: for them above zero, against them below.</summary>
public sealed class RatingRule : Entity<RatingRuleId>, IDefined<RatingRule>
{
    public required LeadSign Sign { get; set; }

    /// <summary>For the sign “came by”: which way.</summary>
    public Source? Source { get; set; }

    /// <summary>For the sign “product”: which one; any where it names none.</summary>
    public ProductId? Product { get; set; }

    /// <summary>For the sign “budget”: from how much on.</summary>
    public Money? AtLeast { get; set; }

    /// <summary>What it adds to the log-odds.</summary>
    public decimal Weight { get; set; }

    public string? Note { get; set; }

    public static void Define(Definition<RatingRule> it)
    {
        it.IsCalled("rating-rule", "rating-rules").Icon("scale");
        it.Has(r => r.Sign).Required().Indexed();
        it.Has(r => r.Source);
        it.Has(r => r.Product).Indexed();
        it.Has(r => r.AtLeast);
        it.Has(r => r.Weight).Indexed();
        it.Has(r => r.Note, new TextType(200)).Indexed();
        it.Titled(r => r.Note!);
        it.Lists(r => r.Sign, r => r.Source, r => r.Product, r => r.AtLeast, r => r.Weight, r => r.Note);
        it.Section("main", r => r.Sign, r => r.Source, r => r.Product, r => r.AtLeast, r => r.Weight, r => r.Note);
        it.Must(r => Math.Abs(r.Weight) <= 1000, "rating-rule.weight-range", r => r.Weight);
    }
}

/// <summary>A sign by which enquiries are rated.</summary>
public readonly record struct RatingRuleId(Guid Value) : IEntityId<RatingRuleId>
{
    public static RatingRuleId Of(Guid value) => new(value);
}

/// <summary>What an enquiry is rated by.</summary>
public enum LeadSign
{
    /// <summary>What every enquiry begins with.</summary>
    Start,
    Source,
    Phone,
    Email,
    Message,
    Budget,
    Product,
    Campaign,

    /// <summary>They were known to us before.</summary>
    Known,

    /// <summary>They asked before, not long ago.</summary>
    Repeat,

    /// <summary>We answered within the hour.</summary>
    AnsweredFast,

    /// <summary>Their e-mail address is one to be thrown away.</summary>
    DisposableEmail,

    /// <summary>The number they gave is none.</summary>
    UnreachablePhone,
}
