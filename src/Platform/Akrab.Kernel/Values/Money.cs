using System.Globalization;

namespace Akrab.Kernel.Values;

/// <summary>An amount in one currency, exact to four decimals; different currencies are never added, compared or mixed.</summary>
/// <param name="Units">Ten-thousandths of the currency: 10,000 is one rupiah or one dollar.</param>
/// <param name="Currency">ISO 4217 letters.</param>
public readonly record struct Money(long Units, string Currency) : IComparable<Money>
{
    public const int UnitsPerOne = 10_000;

    public decimal Amount => (decimal)Units / UnitsPerOne;

    public bool IsZero => Units == 0;

    public static Money Zero(string currency) => new(0, currency);

    /// <summary>An exact amount; more than four decimals, or more than the range holds, is refused with <see cref="InexactMoney"/>.</summary>
    public static Money Of(decimal amount, string currency)
    {
        if (amount is < long.MinValue / UnitsPerOne or > long.MaxValue / UnitsPerOne)
            throw new InexactMoney(amount, currency);

        var units = amount * UnitsPerOne;
        return units == decimal.Truncate(units) ? new Money((long)units, currency) : throw new InexactMoney(amount, currency);
    }

    /// <summary>Reads what a person typed: <c>Rp1.250.000,50</c>, <c>1,25 jt</c>, <c>500rb</c>, <c>($84,835.00)</c>.</summary>
    /// <param name="culture">Decides what a lone separator means, and whether "M" is a million (English) or a milliard (Indonesian).</param>
    /// <param name="currency">The currency when none is written.</param>
    public static bool TryParse(string typed, CultureInfo culture, out Money money, string currency = "IDR") =>
        MoneyReading.TryParse(typed, culture, currency, out money);

    public static Money operator +(Money one, Money other) => one with { Units = checked(one.Units + other.UnitsIn(one.Currency)) };

    public static Money operator -(Money one, Money other) => one with { Units = checked(one.Units - other.UnitsIn(one.Currency)) };

    public static Money operator -(Money money) => money with { Units = checked(-money.Units) };

    public static bool operator <(Money one, Money other) => one.CompareTo(other) < 0;

    public static bool operator >(Money one, Money other) => one.CompareTo(other) > 0;

    public static bool operator <=(Money one, Money other) => one.CompareTo(other) <= 0;

    public static bool operator >=(Money one, Money other) => one.CompareTo(other) >= 0;

    public int CompareTo(Money other) => Units.CompareTo(other.UnitsIn(Currency));

    /// <summary>The amount times a quantity or rate, rounded half away from zero to four decimals.</summary>
    public Money Times(decimal factor) => this with { Units = (long)decimal.Round(Units * factor, MidpointRounding.AwayFromZero) };

    /// <summary>The amount as documents show it: halves go up (away from zero) to whole rupiah, cents, and so on.</summary>
    public Money Round()
    {
        var step = CurrencyInfo.Of(Currency).UnitsPerStep;
        return this with { Units = (long)(decimal.Round((decimal)Units / step, MidpointRounding.AwayFromZero) * step) };
    }

    /// <summary>Equal shares that add up to the whole.</summary>
    public Money[] Allocate(int shares)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shares, 1);
        var weights = new long[shares];
        Array.Fill(weights, 1);
        return Allocate(weights);
    }

    /// <summary>Shares by weight that add up to the whole (largest remainder); whole document amounts give whole shares.</summary>
    public Money[] Allocate(IReadOnlyList<long> weights) => Allocation.Of(this, weights);

    public override string ToString() => ToString(CultureInfo.CurrentCulture);

    /// <summary><c>Rp1.250.000</c> in Indonesian, <c>Rp1,250,000</c> in English; a currency without a sign shows its letters: <c>CHF 12.50</c>.</summary>
    public string ToString(CultureInfo culture)
    {
        var info = CurrencyInfo.Of(Currency);
        var magnitude = Math.Abs(Amount);
        var number = magnitude.ToString("N" + DecimalsShown(info.Decimals), culture.NumberFormat);
        return $"{(Units < 0 ? "-" : "")}{info.Symbol ?? Currency + " "}{number}";
    }

    /// <summary>As many as documents have, more where the amount has them; never three by chance, which would read as thousands.</summary>
    private char DecimalsShown(int usual)
    {
        var fraction = Math.Abs(Units % UnitsPerOne);
        return fraction switch
        {
            0 => (char)('0' + usual),
            _ when fraction % 100 == 0 => (char)('0' + Math.Max(usual, 2)),
            _ when fraction % 10 == 0 && usual == 3 => '3',
            _ => '4',
        };
    }

    private long UnitsIn(string currency) => Currency == currency ? Units : throw new CurrencyMismatch(currency, Currency);
}
