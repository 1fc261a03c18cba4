namespace Akrab.Kernel.Values;

/// <summary>How a tax is reckoned; net + tax = gross to the last rupiah or cent.</summary>
/// <param name="Percent">The rate on the base.</param>
/// <param name="BaseNumerator">The base is this part …</param>
/// <param name="BaseDenominator">… of so many parts of the price.</param>
/// <param name="Rounding">What happens to fractions of a rupiah, or of a cent in currencies that have them.</param>
public sealed record TaxRule(decimal Percent, int BaseNumerator = 1, int BaseDenominator = 1, MidpointRounding Rounding = MidpointRounding.AwayFromZero)
{
    private decimal GrossFactor => 1 + Percent * BaseNumerator / (100 * BaseDenominator);

    /// <summary>Tax on top of a price without it; the price is first rounded as documents show it.</summary>
    public Taxed OnTop(Money price)
    {
        var net = StepsOf(price);
        return Split(net, net + TaxOn(net), price.Currency);
    }

    /// <summary>
    /// The tax inside a price with it. A few totals (of the value added tax 11 of every 111) have no net price whose tax fits exactly;
    /// there the tax is the remainder and differs from the rule by one step.
    /// </summary>
    public Taxed Within(Money price)
    {
        var gross = StepsOf(price);
        var net = decimal.Round(gross / GrossFactor, MidpointRounding.AwayFromZero);
        for (var near = net - 1; near <= net + 1; near++)
            if (near + TaxOn(near) == gross)
                return Split(near, gross, price.Currency);
        return Split(net, gross, price.Currency);
    }

    private decimal BaseOf(decimal net) => decimal.Round(net * BaseNumerator / BaseDenominator, Rounding);

    private decimal TaxOn(decimal net) => decimal.Round(BaseOf(net) * Percent / 100, Rounding);

    private Taxed Split(decimal net, decimal gross, string currency) =>
        new(MoneyOf(net, currency), MoneyOf(BaseOf(net), currency), MoneyOf(gross - net, currency), MoneyOf(gross, currency));

    private static decimal StepsOf(Money price) => price.Round().Units / CurrencyInfo.Of(price.Currency).UnitsPerStep;

    private static Money MoneyOf(decimal steps, string currency) => new(checked((long)steps * CurrencyInfo.Of(currency).UnitsPerStep), currency);
}

/// <summary>A price taken apart for an invoice, in whole rupiah, cents and so on.</summary>
/// <param name="Net">The price without tax.</param>
/// <param name="Base">The part of it on which tax is reckoned (DPP; of the value added tax since 2025 "DPP nilai lain").</param>
/// <param name="Tax">The tax itself.</param>
/// <param name="Gross">What the customer pays: net plus tax.</param>
public readonly record struct Taxed(Money Net, Money Base, Money Tax, Money Gross);
