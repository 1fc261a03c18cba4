using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Commerce.Documents;

/// <summary>Whether prices hold the tax already.</summary>
public enum PriceBasis
{
    /// <summary>Tax comes on top of them.</summary>
    BeforeTax,

    /// <summary>They are what the customer pays.</summary>
    WithTax,
}

/// <summary>Where tax is rounded.</summary>
public enum TaxRounding
{
    /// <summary>Once for all lines of one rate, as a tax invoice does.</summary>
    ByDocument,

    /// <summary>On each line by itself.</summary>
    ByLine,
}

/// <summary>What one line comes to; net + tax = gross.</summary>
public readonly record struct LineSum(Money Net, Money Tax)
{
    public Money Gross => Net + Tax;
}

/// <summary>What the lines of one rate come to.</summary>
/// <param name="Base">The part of the net on which the tax is reckoned.</param>
public readonly record struct RateSum(TaxMark Mark, Money Net, Money Base, Money Tax);

/// <summary>What the lines of a document come to, in whole rupiah, cents and so on: the sums are those of its lines and of its rates.</summary>
public sealed record Sums(Money Net, Money Tax, IReadOnlyList<LineSum> Lines, IReadOnlyList<RateSum> Rates)
{
    public Money Gross => Net + Tax;

    /// <summary>
    /// The sums of lines that all have a price, in one currency. Each line is quantity × price less its discount and the document's,
    /// rounded half away from zero; tax is reckoned by rate as said, and what a rate comes to is shared among its lines by what they
    /// come to, running totals rounded, so that no line is off by more than one step.
    /// </summary>
    /// <param name="discount">What is taken off the whole, in percent.</param>
    /// <returns>Null where there are no lines, one has no price, they are in several currencies, or are too much to be added up.</returns>
    public static Sums? Of(IReadOnlyList<Line> lines, decimal discount, PriceBasis basis, TaxRounding rounding, DateOnly on)
    {
        if (lines is not [{ Price.Currency: var currency }, ..] || lines.Any(l => l.Price?.Currency != currency) || !LinesType.CanBeReckoned(lines))
            return null;

        var amounts = lines.Select(l => l.Amount!.Value is var amount && discount == 0 ? amount : amount - amount.Times(discount / 100).Round()).ToArray();
        var sums = new LineSum[amounts.Length];
        List<RateSum> rates = [];
        foreach (var mark in lines.Select(l => l.Tax).Distinct())
        {
            var of = Enumerable.Range(0, amounts.Length).Where(i => lines[i].Tax == mark).ToArray();
            if (mark.RuleOn(on) is { } rule)
            {
                rates.Add(rounding == TaxRounding.ByLine ? EachAlone(rule) : AllAtOnce(rule));
                continue;
            }

            foreach (var i in of)
                sums[i] = new LineSum(amounts[i], Money.Zero(currency));

            RateSum EachAlone(TaxRule rule)
            {
                var total = new RateSum(mark, Money.Zero(currency), Money.Zero(currency), Money.Zero(currency));
                foreach (var i in of)
                {
                    var taxed = Taxed(rule, amounts[i], basis);
                    sums[i] = new LineSum(taxed.Net, taxed.Tax);
                    total = total with { Net = total.Net + taxed.Net, Base = total.Base + taxed.Base, Tax = total.Tax + taxed.Tax };
                }

                return total;
            }

            RateSum AllAtOnce(TaxRule rule)
            {
                var whole = of.Aggregate(Money.Zero(currency), (sum, i) => sum + amounts[i]);
                var taxed = Taxed(rule, whole, basis);
                var (passed, given) = (Money.Zero(currency), Money.Zero(currency));
                foreach (var i in of)
                {
                    passed += amounts[i];
                    var due = whole.IsZero ? Money.Zero(currency) : taxed.Tax.Times((decimal)passed.Units / whole.Units).Round();
                    sums[i] = basis == PriceBasis.WithTax ? new LineSum(amounts[i] - (due - given), due - given) : new LineSum(amounts[i], due - given);
                    given = due;
                }

                return new RateSum(mark, taxed.Net, taxed.Base, taxed.Tax);
            }
        }

        return new Sums(sums.Aggregate(Money.Zero(currency), (sum, l) => sum + l.Net), sums.Aggregate(Money.Zero(currency), (sum, l) => sum + l.Tax), sums, rates);
    }

    private static Taxed Taxed(TaxRule rule, Money amount, PriceBasis basis) => basis == PriceBasis.WithTax ? rule.Within(amount) : rule.OnTop(amount);
}
