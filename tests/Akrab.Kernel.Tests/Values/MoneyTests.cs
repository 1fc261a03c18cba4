using System.Globalization;
using Akrab.Kernel.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Kernel.Tests.Values;

public sealed class MoneyTests
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id"), English = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void Amounts_of_one_currency_are_added_and_compared_exactly()
    {
        var price = Money.Of(1250.5m, "IDR");

        Assert.Equal(12_505_000, price.Units);
        Assert.Equal(Money.Of(2501m, "IDR"), price + price);
        Assert.Equal(Money.Zero("IDR"), price - price);
        Assert.Equal(-1250.5m, (-price).Amount);
        Assert.True(price > Money.Zero("IDR"));
        Assert.Equal(Money.Of(416.8333m, "IDR"), price.Times(1m / 3));
    }

    [Fact]
    public void Amounts_of_different_currencies_are_never_mixed()
    {
        var rupiah = Money.Of(1, "IDR");
        var dollar = Money.Of(1, "USD");

        Assert.Throws<CurrencyMismatch>(() => rupiah + dollar);
        Assert.Throws<CurrencyMismatch>(() => rupiah - dollar);
        Assert.Throws<CurrencyMismatch>(() => rupiah < dollar);
        Assert.NotEqual(rupiah, dollar);
    }

    [Fact]
    public void What_cannot_be_kept_exactly_is_refused()
    {
        Assert.Throws<InexactMoney>(() => Money.Of(0.00001m, "IDR"));
        Assert.Throws<InexactMoney>(() => Money.Of(decimal.MaxValue, "IDR"));
        Assert.Throws<InexactMoney>(() => Money.Of(922_337_203_685_478m, "IDR"));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, "IDR") + new Money(1, "IDR"));
        Assert.Equal(922_337_203_685_477m, Money.Of(922_337_203_685_477m, "IDR").Amount);
    }

    [Theory]
    [InlineData(1250.5, "IDR", 1251)]
    [InlineData(1250.4999, "IDR", 1250)]
    [InlineData(-1250.5, "IDR", -1251)]
    [InlineData(12.345, "USD", 12.35)]
    [InlineData(12.3445, "KWD", 12.345)]
    [InlineData(99.5, "JPY", 100)]
    public void Halves_are_rounded_up_to_what_documents_show(double amount, string currency, double rounded) =>
        Assert.Equal((decimal)rounded, Money.Of((decimal)amount, currency).Round().Amount);

    [Theory]
    [InlineData(1250000, "IDR", "Rp1.250.000", "Rp1,250,000")]
    [InlineData(-1250000, "IDR", "-Rp1.250.000", "-Rp1,250,000")]
    [InlineData(0, "IDR", "Rp0", "Rp0")]
    [InlineData(1250.5, "IDR", "Rp1.250,50", "Rp1,250.50")]
    [InlineData(12.5, "USD", "US$12,50", "US$12.50")]
    [InlineData(0.0125, "USD", "US$0,0125", "US$0.0125")]
    [InlineData(17.575, "IDR", "Rp17,5750", "Rp17.5750")]
    [InlineData(12.5, "CHF", "CHF 12,50", "CHF 12.50")]
    [InlineData(1.5, "KWD", "KWD 1,500", "KWD 1.500")]
    [InlineData(1234, "JPY", "JP¥1.234", "JP¥1,234")]
    public void Amounts_are_shown_as_the_reader_writes_them(double amount, string currency, string indonesian, string english)
    {
        var money = Money.Of((decimal)amount, currency);

        Assert.Equal(indonesian, money.ToString(Indonesian));
        Assert.Equal(english, money.ToString(English));
    }

    [Fact]
    public void Shares_add_up_to_the_whole()
    {
        Assert.Equal([34m, 33m, 33m], Money.Of(100, "IDR").Allocate(3).Select(share => share.Amount));
        Assert.Equal([-34m, -33m, -33m], Money.Of(-100, "IDR").Allocate(3).Select(share => share.Amount));
        Assert.Equal([33.34m, 33.33m, 33.33m], Money.Of(100, "USD").Allocate(3).Select(share => share.Amount));
        Assert.Equal([75m, 25m, 0m], Money.Of(100, "IDR").Allocate([3, 1, 0]).Select(share => share.Amount));
        Assert.Equal([50m, 50m], Money.Of(100, "IDR").Allocate([0, 0]).Select(share => share.Amount));
        Assert.Throws<ArgumentException>(() => Money.Of(100, "IDR").Allocate([]));
        Assert.Throws<ArgumentException>(() => Money.Of(100, "IDR").Allocate([1, -1]));
    }

    [Fact]
    public void No_unit_is_lost_by_sharing() => Prop.ForAll<long, NonEmptyArray<uint>>((units, weights) =>
    {
        var whole = new Money(units * 7919, "USD");
        var shares = whole.Allocate([.. weights.Get.Select(weight => (long)weight)]);
        return shares.Sum(share => (decimal)share.Units) == whole.Units && shares.All(share => Math.Sign(share.Units) * Math.Sign(whole.Units) >= 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_currency_is_listed_once_with_its_decimals()
    {
        Assert.Equal(CurrencyInfo.All.Count, CurrencyInfo.All.Select(info => info.Code).Distinct().Count());
        Assert.Equal((0, 0, 2, 3, 4), (Decimals("IDR"), Decimals("JPY"), Decimals("USD"), Decimals("KWD"), Decimals("CLF")));
        Assert.False(CurrencyInfo.IsKnown("XYZ"));

        static int Decimals(string code) => CurrencyInfo.Of(code).Decimals;
    }
}
