using Akrab.Kernel.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Kernel.Tests.Values;

public sealed class VatTests
{
    private static readonly DateOnly Now = new(2026, 3, 1);

    private static readonly Arbitrary<DateOnly> Days = Gen.Elements(new DateOnly(2021, 6, 1), new DateOnly(2023, 6, 1), Now).ToArbitrary();

    private static readonly Arbitrary<Money> Prices =
        Gen.OneOf(Gen.Choose(-10_000, 10_000), Gen.Choose(0, int.MaxValue)).Select(rupiah => Money.Of(rupiah, "IDR")).ToArbitrary();

    [Theory]
    [InlineData("2026-03-01", 1_000_000, 916_667, 110_000, 1_110_000)]
    [InlineData("2025-01-01", 100, 92, 11, 111)]
    [InlineData("2025-01-01", 12_345, 11_316, 1_358, 13_703)]
    [InlineData("2024-12-31", 12_345, 12_345, 1_357, 13_702)]
    [InlineData("2022-04-01", 1_000_000, 1_000_000, 110_000, 1_110_000)]
    [InlineData("2022-03-31", 12_345, 12_345, 1_234, 13_579)]
    public void Tax_is_added_by_the_rule_of_the_day(string day, int price, int taxBase, int tax, int gross)
    {
        var taxed = Vat.RuleOn(Iso.Day(day)).OnTop(Money.Of(price, "IDR"));

        Assert.Equal((price, taxBase, tax, gross), ((int)taxed.Net.Amount, (int)taxed.Base.Amount, (int)taxed.Tax.Amount, (int)taxed.Gross.Amount));
    }

    [Fact]
    public void Net_and_tax_are_always_the_gross() => Prop.ForAll(Prices, Days, (price, day) =>
    {
        var added = Vat.RuleOn(day).OnTop(price);
        var within = Vat.RuleOn(day).Within(price);
        return added.Net == price && added.Net + added.Tax == added.Gross && within.Gross == price && within.Net + within.Tax == within.Gross
            && within.Tax == within.Tax.Round() && Math.Abs((Vat.RuleOn(day).OnTop(within.Net).Tax - within.Tax).Amount) <= 1;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Taking_tax_out_undoes_putting_it_on() => Prop.ForAll(Prices, Days, (price, day) =>
        Vat.RuleOn(day).Within(Vat.RuleOn(day).OnTop(price).Gross) == Vat.RuleOn(day).OnTop(price)).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Eleven_of_every_111_totals_have_no_exact_net_price()
    {
        var exact = Enumerable.Range(1_110_000, 111).Select(gross => Vat.RuleOn(Now).Within(Money.Of(gross, "IDR"))).Count(taxed => Vat.RuleOn(Now).OnTop(taxed.Net) == taxed);

        Assert.Equal(100, exact);
    }

    [Fact]
    public void Fractions_are_rounded_before_and_other_currencies_have_cents()
    {
        Assert.Equal(Money.Of(1251, "IDR"), Vat.RuleOn(Now).OnTop(Money.Of(1250.5m, "IDR")).Net);
        Assert.Equal(Money.Of(0.11m, "USD"), Vat.RuleOn(Now).OnTop(Money.Of(1, "USD")).Tax);
    }
}
