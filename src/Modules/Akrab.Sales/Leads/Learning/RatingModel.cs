using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Sales.Leads.Learning;

/// <summary>What was learnt one night from the enquiries that were won and lost; or why nothing was, and the rules rate on.</summary>
public sealed class RatingModel : Entity<RatingModelId>, IDefined<RatingModel>
{
    /// <summary>The day it was learnt.</summary>
    public required string Name { get; init; }

    public DateTimeOffset At { get; init; }

    public ModelState State { get; init; }

    /// <summary>How many enquiries taught it.</summary>
    public int Decided { get; init; }

    public int Won { get; init; }

    /// <summary>Of a hundred pairs of a won and a lost enquiry it had not seen, so many it puts into the right order; fifty is guessing.</summary>
    public decimal? InOrder { get; init; }

    /// <summary>The lower end of the 99 % interval of that.</summary>
    public decimal? InOrderAtLeast { get; init; }

    /// <summary>What each sign weighs.</summary>
    public string? Weights { get; init; }

    internal static RatingModel Of(Learnt learnt, DateTimeOffset at, string day) => new()
    {
        Name = day,
        At = at,
        State = learnt.State,
        Decided = learnt.Decided,
        Won = learnt.Won,
        InOrder = Percent(learnt.Skill?.Area),
        InOrderAtLeast = Percent(learnt.Skill?.Low),
        Weights = learnt.Weights.Count == 0 ? null : string.Join('\n', learnt.Weights),
    };

    /// <summary>What its weights say of an enquiry with these signs; nothing where nothing was learnt.</summary>
    internal IEnumerable<Reason> Weigh(IReadOnlyList<string> signs) => (Weights ?? "").Split('\n').Select(Reason.Read).OfType<Reason>().Where(r => signs.Contains(r.Sign));

    private static decimal? Percent(double? part) => part is { } known ? decimal.Round((decimal)known * 100, 1) : null;

    public static void Define(Definition<RatingModel> it)
    {
        it.IsCalled("rating-model", "rating-models").Icon("school");
        it.Has(m => m.Name, new TextType(20)).ReadOnly().Indexed();
        it.Has(m => m.At).ReadOnly().Indexed();
        it.Has(m => m.State).ReadOnly().Indexed();
        it.Has(m => m.Decided).ReadOnly();
        it.Has(m => m.Won).ReadOnly();
        it.Has(m => m.InOrder, new PercentType()).ReadOnly();
        it.Has(m => m.InOrderAtLeast, new PercentType()).ReadOnly();
        it.Has(m => m.Weights, new LongTextType()).ReadOnly();
        it.Titled(m => m.Name);
        it.Lists(m => m.Name, m => m.State, m => m.Decided, m => m.Won, m => m.InOrder, m => m.InOrderAtLeast);
        it.Section("main", m => m.At, m => m.State, m => m.Decided, m => m.Won, m => m.InOrder, m => m.InOrderAtLeast, m => m.Weights);
    }
}

/// <summary>What was learnt one night.</summary>
public readonly record struct RatingModelId(Guid Value) : IEntityId<RatingModelId>
{
    public static RatingModelId Of(Guid value) => new(value);
}

/// <summary>What became of learning.</summary>
public enum ModelState
{
    /// <summary>It rates from now on.</summary>
    [Tone("green")]
    Fitted,

    /// <summary>Too few enquiries are decided yet.</summary>
    [Tone("grey")]
    TooFew,

    /// <summary>It tells no better than chance.</summary>
    [Tone("turmeric")]
    NoSkill,
}
