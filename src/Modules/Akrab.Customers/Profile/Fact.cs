using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Customers.Profile;

/// <summary>Something personal worth remembering of a party: what they like, their size, a wedding day, what they want next.</summary>
public sealed class Fact : Entity<FactId>, IDefined<Fact>
{
    public required PartyId Party { get; init; }

    public required FactKind Kind { get; set; }

    public required string What { get; set; }

    /// <summary>The day of the year that belongs to it, such as a wedding day.</summary>
    public AnnualDate? Day { get; set; }

    /// <summary>Who or what told us.</summary>
    public string? Source { get; set; }

    /// <summary>When we came to know it: old facts may have changed.</summary>
    public required DateOnly LearntOn { get; set; }

    public static void Define(Definition<Fact> it)
    {
        it.IsCalled("fact", "facts").Icon("heart");
        it.Has(f => f.What, new TextType(200)).Required().Searched().Indexed().Specific(SpecificData.Other);
        it.Has(f => f.Kind).Required();
        it.Has(f => f.Party).ReadOnly().Indexed();
        it.Has(f => f.Day).Indexed();
        it.Has(f => f.Source, new TextType(100));
        it.Has(f => f.LearntOn).Required();
        it.Titled(f => f.What);
        it.Follows(f => f.Party);
        it.Lists(f => f.What, f => f.Kind, f => f.Party, f => f.Day, f => f.Source, f => f.LearntOn);
        it.Section("main", f => f.What, f => f.Kind, f => f.Party, f => f.Day, f => f.Source, f => f.LearntOn);
    }
}

/// <summary>Something personal worth remembering.</summary>
public readonly record struct FactId(Guid Value) : IEntityId<FactId>
{
    public static FactId Of(Guid value) => new(value);
}

/// <summary>What kind of thing we remember.</summary>
public enum FactKind
{
    /// <summary>What they want next: the first thing to speak of.</summary>
    Want,
    Like,
    Dislike,
    Size,
    Hobby,
    Family,
    Anniversary,
    Habit,
    Health,
    Other,
}
