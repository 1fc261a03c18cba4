using System.Globalization;
using Akrab.Kernel.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Kernel.Tests.Values;

public sealed class MoneyReadingTests
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id"), English = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData("1250000", "1250000", "IDR")]
    [InlineData("1.250.000", "1250000", "IDR")]
    [InlineData("1,250,000", "1250000", "IDR")]
    [InlineData("1 250 000", "1250000", "IDR")]
    [InlineData("1.250", "1250", "IDR")]
    [InlineData("1,250", "1250", "IDR")]
    [InlineData("1250,5", "1250.5", "IDR")]
    [InlineData("1250.50", "1250.5", "IDR")]
    [InlineData("0,125", "0.125", "IDR")]
    [InlineData("Rp 1.250.000,50", "1250000.5", "IDR")]
    [InlineData("Rp. 1.250.000,-", "1250000", "IDR")]
    [InlineData("Rp1.250.000.-", "1250000", "IDR")]
    [InlineData("Rp1,250,000", "1250000", "IDR")]
    [InlineData("Rp1,250,000.00", "1250000", "IDR")]
    [InlineData("rp.500", "500", "IDR")]
    [InlineData("1,25 jt", "1250000", "IDR")]
    [InlineData("1.5 juta", "1500000", "IDR")]
    [InlineData("1,250 jt", "1250000", "IDR")]
    [InlineData("500rb", "500000", "IDR")]
    [InlineData("500 ribu", "500000", "IDR")]
    [InlineData("500k", "500000", "IDR")]
    [InlineData("2 M", "2000000000", "IDR")]
    [InlineData("2,5 miliar rupiah", "2500000000", "IDR")]
    [InlineData("$84,835.00 ", "84835", "USD")]
    [InlineData("US$ 12.50", "12.5", "USD")]
    [InlineData("12.50 USD", "12.5", "USD")]
    [InlineData("USD12.5", "12.5", "USD")]
    [InlineData("€1.250,50", "1250.5", "EUR")]
    [InlineData("IDR 1250000", "1250000", "IDR")]
    [InlineData("1250000 rupiah", "1250000", "IDR")]
    [InlineData("(1.250.000)", "-1250000", "IDR")]
    [InlineData("($84,835.00)", "-84835", "USD")]
    [InlineData("-Rp500", "-500", "IDR")]
    [InlineData("Rp-500", "-500", "IDR")]
    [InlineData("500-", "-500", "IDR")]
    [InlineData("−500", "-500", "IDR")]
    [InlineData("CHF 1'250.50", "1250.5", "CHF")]
    [InlineData("1,250 KWD", "1.250", "KWD")]
    [InlineData("Rp\u00A01.250.000", "1250000", "IDR")]
    [InlineData("$.50", "0.5", "USD")]
    public void Amounts_are_read_as_people_write_them(string typed, string amount, string currency)
    {
        Assert.True(Money.TryParse(typed, Indonesian, out var money));
        Assert.Equal(Money.Of(decimal.Parse(amount, CultureInfo.InvariantCulture), currency), money);
    }

    [Theory]
    [InlineData("2 M", "2000000")]
    [InlineData("1.250", "1250")]
    [InlineData("1.250 jt", "1250000")]
    [InlineData("1,250 million", "1250000000")]
    public void English_readers_mean_something_else(string typed, string amount)
    {
        Assert.True(Money.TryParse(typed, English, out var money));
        Assert.Equal(decimal.Parse(amount, CultureInfo.InvariantCulture), money.Amount);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Rp")]
    [InlineData("gratis")]
    [InlineData("1.25.000")]
    [InlineData("1,2,3")]
    [InlineData("12 apel")]
    [InlineData("500-600")]
    [InlineData("Rp 5 USD")]
    [InlineData("1.000.000.000.000.000.000")]
    [InlineData("999999999999999 jt")]
    public void What_is_no_amount_is_refused(string typed) => Assert.False(Money.TryParse(typed, Indonesian, out _));

    [Fact]
    public void Any_text_is_read_or_refused() => AnyText.Holds(text => Money.TryParse(text, Indonesian, out var money) || money == default);

    [Fact]
    public void What_is_shown_is_read_again() => Prop.ForAll(
        (from units in ArbMap.Default.GeneratorFor<long>() from scale in Gen.Choose(1, 1_000_000) from currency in Gen.Elements("IDR", "USD", "CHF", "JPY", "KWD") select new Money(units * scale, currency)).ToArbitrary(),
        money => IsReadAgain(money, Indonesian) && IsReadAgain(money, English)).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static bool IsReadAgain(Money money, CultureInfo culture) => Money.TryParse(money.ToString(culture), culture, out var again) && again == money;
}
