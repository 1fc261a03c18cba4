namespace Akrab.Kernel.Values;

/// <summary>Indonesian value added tax (PPN) on non-luxury goods and services, by the rule in force on a day.</summary>
/// <remarks>
/// Sources: Law 8/1983 art. 7 (10 %); Law 7/2021 (HPP) art. 7 (11 % from 1 April 2022); Minister of Finance regulation PMK 131/2024
/// (12 % on 11/12 of the price from 1 January 2025); tax directorate regulation PER-11/PJ/2025 art. 129 (base and tax of an invoice are
/// each rounded half up to a whole rupiah; here the rounded base is what the tax is reckoned on). Until 2024 fractions were dropped.
/// </remarks>
public static class Vat
{
    private static readonly (DateOnly From, TaxRule Rule)[] Rules =
    [
        (new DateOnly(2025, 1, 1), new TaxRule(12, BaseNumerator: 11, BaseDenominator: 12)),
        (new DateOnly(2022, 4, 1), new TaxRule(11, Rounding: MidpointRounding.ToZero)),
        (DateOnly.MinValue, new TaxRule(10, Rounding: MidpointRounding.ToZero)),
    ];

    /// <summary>The rule in force on a day.</summary>
    public static TaxRule RuleOn(DateOnly day) => Rules.First(rule => rule.From <= day).Rule;
}
