using System.Numerics;
using Akrab.Commerce.Documents;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Commerce.Tests;

public sealed class Sums_add_up
{
    private const int Documents = 1_000_000, Seed = 131_2024;
    private static readonly DateOnly Now = new(2026, 11, 24), Before = new(2024, 12, 31);

    [Fact]
    public void Net_and_tax_are_the_gross_of_a_million_documents_and_what_the_law_says()
    {
        Parallel.For(0, 100, part =>
        {
            var dice = new Random(Seed + part);
            for (var i = 0; i < Documents / 100; i++)
                Check(dice);
        });
    }

    private static void Check(Random dice)
    {
        var (basis, rounding, currency) = ((PriceBasis)dice.Next(2), (TaxRounding)dice.Next(2), dice.Next(5) == 0 ? "USD" : "IDR");
        var on = dice.Next(4) == 0 ? Before : Now;
        var discount = dice.Next(3) == 0 ? dice.Next(0, 101) / 2m : 0;
        var lines = Enumerable.Range(0, dice.Next(1, 9)).Select(_ => LineOf(dice, currency)).ToList();

        var sums = Sums.Of(lines, discount, basis, rounding, on)!;
        void Must(bool holds, string what) => Assert.True(holds, $"{what}: {basis} {rounding} {on} {discount} {Lines.Of(lines).ToJson()}");

        Must(sums.Net + sums.Tax == sums.Gross, "net + tax = gross");
        Must(sums.Lines.Sum(l => l.Net.Units) == sums.Net.Units && sums.Lines.Sum(l => l.Tax.Units) == sums.Tax.Units, "lines add up");
        Must(sums.Lines.All(l => l.Net == l.Net.Round() && l.Tax == l.Tax.Round()), "whole rupiah, whole cents");
        var step = currency == "IDR" ? 10_000 : 100;
        var amounts = lines.Select(l => Charged(l, discount, step)).ToList();
        for (var i = 0; i < lines.Count; i++)
            Must((basis == PriceBasis.WithTax ? sums.Lines[i].Gross.Units : sums.Lines[i].Net.Units) == amounts[i] * step, "a line is quantity times price less discounts");

        foreach (var rate in sums.Rates)
        {
            var of = Enumerable.Range(0, lines.Count).Where(i => lines[i].Tax == rate.Mark).ToList();
            Must(of.Sum(i => sums.Lines[i].Tax.Units) == rate.Tax.Units && of.Sum(i => sums.Lines[i].Net.Units) == rate.Net.Units, "rates add up");
            if (rounding != TaxRounding.ByDocument)
                continue;
            var (due, whole) = (TaxOf(rate.Net.Units / step, rate.Mark, on), amounts.Where((_, i) => of.Contains(i)).Aggregate(BigInteger.Zero, (sum, a) => sum + a));
            Must(BigInteger.Abs(rate.Tax.Units / step - due) <= (basis == PriceBasis.WithTax ? 1 : 0), $"the tax is {due}");
            if (whole != 0)
                foreach (var i in of.Where(_ => amounts.All(a => a >= 0)))
                    Must(BigInteger.Abs((sums.Lines[i].Tax.Units / step * whole) - (rate.Tax.Units / step * amounts[i])) <= BigInteger.Abs(whole), "a line's share is off by one step at most");
        }
    }

    [Fact]
    public void What_cannot_be_added_up_has_no_sums()
    {
        Assert.Null(Sums.Of([], 0, default, default, Now));
        Assert.Null(Sums.Of([new Line { Text = "Tanpa harga" }], 0, default, default, Now));
        Assert.Null(Sums.Of([new Line { Price = Money.Of(1, "IDR") }, new Line { Price = Money.Of(1, "USD") }], 0, default, default, Now));
    }

    [Theory]
    [InlineData("ppn", 110_000)]
    [InlineData("10", 100_000)]
    [InlineData("2,5 %", 25_000)]
    [InlineData("0", 0)]
    [InlineData("", 0)]
    public void A_line_has_the_tax_it_is_marked_with(string typed, int tax)
    {
        Assert.True(TaxMark.TryParse(typed, out var mark));
        Assert.Equal(tax, Sums.Of([new Line { Price = Money.Of(1_000_000, "IDR"), Tax = mark }], 0, default, default, Now)!.Tax.Amount);
    }

    private static Line LineOf(Random dice, string currency) => new()
    {
        Quantity = dice.Next(6) == 0 ? -dice.Next(1, 5) : dice.Next(3) == 0 ? dice.Next(1, 100_000) / 1_000m : dice.Next(1, 200),
        Price = new Money(dice.NextInt64(0, dice.Next(2) == 0 ? 100_000_000 : 50_000_000_000) / (currency == "IDR" ? 10_000 : 100) * (dice.Next(4) == 0 ? 1 : currency == "IDR" ? 10_000 : 100), currency),
        Discount = dice.Next(3) == 0 ? dice.Next(0, 1001) / 10m : 0,
        Tax = dice.Next(4) switch { 0 => TaxMark.None, 1 when TaxMark.TryParse("10", out var ten) => ten, _ => TaxMark.Vat },
    };

    /// <summary>Reckoned apart from the program, in whole numbers: price × quantity less the discount, and of that less the discount of the whole.</summary>
    private static BigInteger Charged(Line line, decimal discount, int step)
    {
        var units = Round(new BigInteger(line.Price!.Value.Units) * (BigInteger)(line.Quantity * 10_000) * (BigInteger)((100 - line.Discount) * 10_000), (BigInteger)10_000 * 1_000_000);
        var amount = Round(units, step);
        return amount - Round(Round(amount * step * (BigInteger)(discount * 10_000), 1_000_000), step);
    }

    private static BigInteger TaxOf(BigInteger net, TaxMark mark, DateOnly on) => mark == TaxMark.Vat
        ? on == Now ? Round(Round(net * 11, 12) * 12, 100) : BigInteger.Divide(net * 11, 100)
        : Round(net * 10, 100);

    /// <summary>Halves away from nought.</summary>
    private static BigInteger Round(BigInteger number, BigInteger by) => BigInteger.Divide((BigInteger.Abs(number) * 2) + by, by * 2) * number.Sign;
}
