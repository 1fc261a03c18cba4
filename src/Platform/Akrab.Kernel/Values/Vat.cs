namespace Akrab.Kernel.Values;

/// <summary>
/// Indonesian value added tax (PPN) on non-luxury goods and services, by the rule in force on a day; net + tax = gross to the rupiah.
/// </summary>
/// <remarks>
/// Sources: Law 8/1983 art. 7 (10 %); Law 7/2021 (HPP) art. 7 (11 % from 1 April 2022); Minister of Finance regulation PMK 131/2024
/// (12 % on 11/12 of the price from 1 January 2025); tax directorate regulation PER-11/PJ/2025 art. 129 (base and tax of an invoice are
/// each rounded half up to a whole rupiah; here the rounded base is what the tax is reckoned on). Until 2024 fractions were dropped.
/// </remarks>
public static class Vat
{
    private static readonly VatRule[] Rules =
    [
        new(new DateOnly(2025, 1, 1), Percent: 12, BaseNumerator: 11, BaseDenominator: 12, MidpointRounding.AwayFromZero),
        new(new DateOnly(2022, 4, 1), Percent: 11, BaseNumerator: 1, BaseDenominator: 1, MidpointRounding.ToZero),
        new(DateOnly.MinValue, Percent: 10, BaseNumerator: 1, BaseDenominator: 1, MidpointRounding.ToZero),
    ];

    /// <summary>The rule in force on a day.</summary>
    public static VatRule RuleOn(DateOnly day) => Rules.First(rule => rule.From <= day);

    /// <summary>Tax on top of a price without it; the price is first rounded to a whole rupiah.</summary>
    public static Taxed Exclusive(Money price, DateOnly on)
    {
        var net = Rupiah(price);
        var rule = RuleOn(on);
        return Split(net, net + rule.TaxOn(net), rule);
    }

    /// <summary>
    /// The tax inside a price with it. A few totals (11 of every 111) have no net price whose tax fits exactly; there the tax is
    /// the remainder and differs from the rule by one rupiah.
    /// </summary>
    public static Taxed Inclusive(Money price, DateOnly on)
    {
        var gross = Rupiah(price);
        var rule = RuleOn(on);
        var net = decimal.Round(gross / rule.GrossFactor, MidpointRounding.AwayFromZero);
        for (var near = net - 1; near <= net + 1; near++)
            if (near + rule.TaxOn(near) == gross)
                return Split(near, gross, rule);
        return Split(net, gross, rule);
    }

    private static Taxed Split(decimal net, decimal gross, VatRule rule) =>
        new(Money.Of(net, "IDR"), Money.Of(rule.BaseOf(net), "IDR"), Money.Of(gross - net, "IDR"), Money.Of(gross, "IDR"));

    private static decimal Rupiah(Money price) => price.Currency == "IDR" ? price.Round().Amount : throw new CurrencyMismatch("IDR", price.Currency);
}

/// <summary>A price taken apart for a tax invoice, in whole rupiah.</summary>
/// <param name="Net">The price without tax.</param>
/// <param name="Base">The part of it on which tax is reckoned (DPP, since 2025 "DPP nilai lain").</param>
/// <param name="Tax">The tax itself (PPN).</param>
/// <param name="Gross">What the customer pays: net plus tax.</param>
public readonly record struct Taxed(Money Net, Money Base, Money Tax, Money Gross);

/// <summary>How the tax is reckoned from a day on.</summary>
/// <param name="Percent">The rate on the base.</param>
/// <param name="BaseNumerator">The base is this part …</param>
/// <param name="BaseDenominator">… of so many parts of the price.</param>
/// <param name="Rounding">What happens to fractions of a rupiah.</param>
public sealed record VatRule(DateOnly From, int Percent, int BaseNumerator, int BaseDenominator, MidpointRounding Rounding)
{
    internal decimal GrossFactor => 1 + (decimal)Percent * BaseNumerator / (100 * BaseDenominator);

    internal decimal BaseOf(decimal net) => decimal.Round(net * BaseNumerator / BaseDenominator, Rounding);

    internal decimal TaxOn(decimal net) => decimal.Round(BaseOf(net) * Percent / 100, Rounding);
}
