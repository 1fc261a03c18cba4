using Akrab.Kernel.Values;
using Akrab.Sales.Opportunities;

namespace Akrab.Sales.Forecasts;

/// <summary>What was sold and what is hoped for, in one currency; every opportunity is in one of the four.</summary>
/// <param name="Won">Sold.</param>
/// <param name="Committed">Open, and we stand for it.</param>
/// <param name="Likely">Open, and it comes if all goes well.</param>
/// <param name="Possible">Open, and it may come to something.</param>
/// <param name="Weighted">Of what is open, each amount times the probability of its stage.</param>
/// <param name="Opportunities">How many opportunities are in it.</param>
public sealed record Outlook(Money Won, Money Committed, Money Likely, Money Possible, Money Weighted, int Opportunities)
{
    /// <summary>Won and committed.</summary>
    public Money Sure => Won + Committed;

    /// <summary>Won, committed and likely.</summary>
    public Money Best => Sure + Likely;

    /// <summary>Won, and the open by their probabilities: Σ won + Σ pᵢ · openᵢ.</summary>
    public Money Expected => Won + Weighted;

    public string Currency => Won.Currency;

    public static Outlook None(string currency) => new(Money.Zero(currency), Money.Zero(currency), Money.Zero(currency), Money.Zero(currency), Money.Zero(currency), 0);

    public static Outlook Sold(Money amount, int opportunities) => None(amount.Currency) with { Won = amount, Opportunities = opportunities };

    /// <summary>Of open opportunities; those that are not counted are in none of it.</summary>
    /// <param name="probability">In percent.</param>
    public static Outlook Hoped(Money amount, Certainty certainty, decimal probability, int opportunities)
    {
        var none = None(amount.Currency) with { Weighted = amount.Times(probability / 100), Opportunities = opportunities };
        return certainty switch
        {
            Certainty.Committed => none with { Committed = amount },
            Certainty.Likely => none with { Likely = amount },
            Certainty.Possible => none with { Possible = amount },
            _ => None(amount.Currency),
        };
    }

    public static Outlook operator +(Outlook one, Outlook other) => new(one.Won + other.Won, one.Committed + other.Committed, one.Likely + other.Likely,
        one.Possible + other.Possible, one.Weighted + other.Weighted, one.Opportunities + other.Opportunities);
}
