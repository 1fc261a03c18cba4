namespace Akrab.Kernel.Values;

/// <summary>What an Indonesian identity number identifies.</summary>
public enum NationalIdKind
{
    /// <summary>A resident (Nomor Induk Kependudukan, 16 digits; Law 24/2013 on population administration).</summary>
    Nik,

    /// <summary>A taxpayer (Nomor Pokok Wajib Pajak, 16 digits; PMK 112/2022: the old 15 get a leading 0, residents use their NIK).</summary>
    Npwp,

    /// <summary>A taxpayer's place of business (Nomor Identitas Tempat Kegiatan Usaha, 22 digits; PMK 112/2022: NPWP and six more).</summary>
    Nitku,
}

/// <summary>A valid Indonesian identity number; as text it is masked, so that logs and screens never show it by accident.</summary>
public sealed record NationalId
{
    private const int Shown = 4, ResidentLength = 16, OldTaxpayerLength = 15, BusinessPlaceLength = 22;

    private NationalId(NationalIdKind kind, string digits) => (Kind, Digits) = (kind, digits);

    public NationalIdKind Kind { get; }

    /// <summary>The whole number; reading it is to be logged.</summary>
    public string Digits { get; }

    /// <summary>The first and last four digits: <c>3171••••••••0001</c>.</summary>
    public string Masked => string.Concat(Digits.AsSpan(0, Shown), new string('•', Digits.Length - 2 * Shown), Digits.AsSpan(Digits.Length - Shown));

    /// <summary>Reads digits with spaces, points, dashes and slashes; false when the number cannot be one of its kind.</summary>
    public static bool TryParse(string typed, NationalIdKind kind, out NationalId? id)
    {
        id = null;
        foreach (var c in typed)
            if (Fold.Digit(c) < 0 && c is not (' ' or '.' or '-' or '/' or '\'' or '\u00A0' or '\t') && !Fold.IsInvisible(c))
                return false;

        var digits = Fold.Digits(typed);
        if (kind == NationalIdKind.Npwp && digits.Length == OldTaxpayerLength)
            digits = "0" + digits;
        var isValid = kind switch
        {
            NationalIdKind.Nik => IsResident(digits),
            NationalIdKind.Npwp => IsTaxpayer(digits),
            _ => digits.Length == BusinessPlaceLength && IsTaxpayer(digits.AsSpan(0, ResidentLength)),
        };
        if (isValid)
            id = new NationalId(kind, digits);
        return isValid;
    }

    public override string ToString() => Masked;

    private static bool IsTaxpayer(ReadOnlySpan<char> digits) =>
        digits.Length == ResidentLength && (digits[0] == '0' ? digits.ContainsAnyExcept('0') : IsResident(digits));

    /// <summary>Province, regency and district; day (40 more for women), month and year of birth; a serial number that begins at 0001.</summary>
    private static bool IsResident(ReadOnlySpan<char> digits)
    {
        if (digits.Length != ResidentLength)
            return false;

        var province = Number(digits[..2]);
        var day = Number(digits[6..8]) % 40;
        var month = Number(digits[8..10]);
        return province is (>= 11 and <= 21) or (>= 31 and <= 36) or (>= 51 and <= 54) or (>= 61 and <= 65) or (>= 71 and <= 76)
                or 81 or 82 or (>= 91 and <= 97)
            && Number(digits[2..4]) > 0 && Number(digits[4..6]) > 0 && Number(digits[6..8]) <= 71
            && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2000, month) && Number(digits[12..]) > 0;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var c in digits)
            number = number * 10 + c - '0';
        return number;
    }
}
