using System.Globalization;

namespace Akrab.Kernel.Values;

/// <summary>A kind of number by which the state knows somebody.</summary>
public abstract class IdentityNumber
{
    /// <summary>The number of residents, <em>Nomor Induk Kependudukan</em>.</summary>
    public static readonly IdentityNumber Nik = new ResidentNumber();

    /// <summary>The number of taxpayers, <em>Nomor Pokok Wajib Pajak</em>.</summary>
    public static readonly IdentityNumber Npwp = new TaxNumber();

    /// <summary>The sentence for what cannot be read.</summary>
    public abstract string Problem { get; }

    /// <summary>The number in its plain digits; null when it cannot be one.</summary>
    public string? Read(string typed)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        return typed.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or '-' or '\u00A0') ? Check(digits) : null;
    }

    /// <summary>A believable one.</summary>
    public abstract string Sample(Random dice);

    protected abstract string? Check(string digits);

    /// <summary>Sixteen digits: six of the district, the day of birth as ddMMyy with 40 added for women, four in turn.</summary>
    private sealed class ResidentNumber : IdentityNumber
    {
        public override string Problem => "error.not-a-nik";

        protected override string? Check(string digits) => digits.Length == 16 && digits[..2] is var province && string.CompareOrdinal(province, "11") >= 0 && IsDay(digits[6..12]) && digits[12..] != "0000" ? digits : null;

        private static bool IsDay(string digits)
        {
            var day = int.Parse(digits[..2], CultureInfo.InvariantCulture);
            // The century is not told: a leap day of 1900 is let pass.
            return DateOnly.TryParseExact($"{(day > 40 ? day - 40 : day):00}{digits[2..4]}20{digits[4..]}", "ddMMyyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        }

        public override string Sample(Random dice)
        {
            var born = new DateOnly(1950, 1, 1).AddDays(dice.Next(20_000));
            return FormattableString.Invariant($"3273{dice.Next(1, 31):00}{born.Day + (40 * dice.Next(2)):00}{born:MMyy}{dice.Next(1, 9999):0000}");
        }
    }

    /// <summary>Sixteen digits; the older fifteen get a leading nought (PMK 112/PMK.03/2022).</summary>
    private sealed class TaxNumber : IdentityNumber
    {
        public override string Problem => "error.not-an-npwp";

        protected override string? Check(string digits) => digits.Length switch
        {
            16 => digits,
            15 => "0" + digits,
            _ => null,
        } is { } number && number.Any(c => c != '0') ? number : null;

        public override string Sample(Random dice) => FormattableString.Invariant($"00{dice.Next(1, 100):00}{dice.Next(100_000, 999_999)}{dice.Next(100_000, 999_999)}");
    }
}
