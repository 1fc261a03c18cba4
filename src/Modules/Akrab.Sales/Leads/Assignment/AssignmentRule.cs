using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Sales.Leads.Assignment;

/// <summary>To whom enquiries of some kind go; the first rule that fits counts.</summary>
public sealed class AssignmentRule : Entity<AssignmentRuleId>, IDefined<AssignmentRule>
{
    public required string Name { get; set; }

    public int Position { get; set; }

    /// <summary>Only for those that came this way.</summary>
    public Source? Source { get; set; }

    /// <summary>Only for those that ask for this.</summary>
    public ProductId? Product { get; set; }

    /// <summary>Only for customers in this city.</summary>
    public string? City { get; set; }

    public AssignmentWay Way { get; set; }

    /// <summary>Only among those of this team.</summary>
    public TeamId? Team { get; set; }

    /// <summary>Always to this one.</summary>
    public MemberId? Member { get; set; }

    public bool Fits(Lead lead, string? city) =>
        (Source is null || Source == lead.Source) && (Product is null || Product == lead.Product) && (City is null || string.Equals(City, city, StringComparison.OrdinalIgnoreCase));

    public static void Define(Definition<AssignmentRule> it)
    {
        it.IsCalled("assignment-rule", "assignment-rules").Icon("route");
        it.Has(r => r.Name).Required().Searched().Indexed();
        it.Has(r => r.Position).Indexed();
        it.Has(r => r.Source);
        it.Has(r => r.Product).Indexed();
        it.Has(r => r.City, new TextType(100));
        it.Has(r => r.Way);
        it.Has(r => r.Team).Indexed();
        it.Has(r => r.Member).Indexed();
        it.Titled(r => r.Name);
        it.Lists(r => r.Name, r => r.Position, r => r.Source, r => r.Product, r => r.City, r => r.Way, r => r.Team, r => r.Member);
        it.Section("main", r => r.Name, r => r.Position, r => r.Source, r => r.Product, r => r.City, r => r.Way, r => r.Team, r => r.Member);
    }
}

/// <summary>To whom enquiries of some kind go.</summary>
public readonly record struct AssignmentRuleId(Guid Value) : IEntityId<AssignmentRuleId>
{
    public static AssignmentRuleId Of(Guid value) => new(value);
}

/// <summary>Who of several gets an enquiry.</summary>
public enum AssignmentWay
{
    /// <summary>One after the other.</summary>
    RoundRobin,

    /// <summary>Whoever has the fewest open ones.</summary>
    LeastBusy,

    /// <summary>Those who look after the customer's city, one after the other.</summary>
    Territory,
}
