namespace Akrab.Kernel.Values;

/// <summary>Turns gathered digits into an E.164 number by the dialling habits of the default country.</summary>
internal static class PhoneReading
{
    private const int Shortest = 7, Longest = 15, LongestEnding = 4;

    /// <summary>The number with its plus, or null.</summary>
    public static string? E164(in PhoneScan scan, string country)
    {
        if (scan.IsBroken || scan.Digits.Length < 5)
            return null;

        Span<char> room = stackalloc char[PhoneScan.Most + 4];
        var digits = scan.Digits;
        if (scan.BeforeSlash > 0 && digits.Length - scan.BeforeSlash <= LongestEnding)
        {
            var head = International(digits[..scan.BeforeSlash], scan.HasPlus, country, room);
            if (head is ['6', '2', not '8', ..])
                return WithPlus(head);
        }

        return WithPlus(International(digits, scan.HasPlus, country, room));
    }

    /// <summary>As much of the stored digits as a part of a number tells.</summary>
    public static string Stored(in PhoneScan scan, string country)
    {
        var digits = scan.Digits;
        if (scan.HasPlus && digits is not ['0', ..])
            return WithoutTrunk(digits);
        return digits switch
        {
            ['0', '0', .. var rest] => WithoutTrunk(rest),
            ['0', .. var rest] => string.Concat(CallingCodes.Of(country), rest),
            _ => WithoutTrunk(digits),
        };
    }

    private static string WithoutTrunk(ReadOnlySpan<char> digits) =>
        digits is ['6', '2', '0', .. var rest] ? string.Concat("62", rest) : new string(digits);

    private static string? WithPlus(ReadOnlySpan<char> digits) => digits.IsEmpty ? null : string.Concat("+", digits);

    private static ReadOnlySpan<char> International(ReadOnlySpan<char> digits, bool plus, string country, Span<char> room)
    {
        if (plus && digits is not ['0', ..])
            return Checked(digits, room);
        if (digits is ['0', '0', not '0', ..])
            return Checked(digits[2..], room);
        return country == "ID" ? FromIndonesia(digits, room) : FromAbroad(digits, country, room);
    }

    private static ReadOnlySpan<char> Checked(ReadOnlySpan<char> digits, Span<char> room)
    {
        if (digits is ['6', '2', .. var national])
            return Indonesian(national is ['0', .. var rest] ? rest : national, room);
        if (digits.Length is < Shortest or > Longest || CallingCodes.LengthIn(digits) == 0)
            return [];
        return digits is ['1', ..] && (digits.Length != 11 || digits[1] < '2') ? [] : digits;
    }

    private static ReadOnlySpan<char> FromIndonesia(ReadOnlySpan<char> digits, Span<char> room)
    {
        if (digits is ['0', .. var dialled])
            return Indonesian(dialled, room);

        if (digits is ['6', '2', ..] && Checked(digits, room) is { IsEmpty: false } complete)
            return complete;

        // A spreadsheet takes the leading 0 away; only what can be nothing but Indonesian is put right.
        var isPlain = digits is ['8', ..] || (digits.Length is 9 or 10 && IndonesianNumbers.HasShortArea(digits));
        return isPlain ? Indonesian(digits, room) : [];
    }

    private static ReadOnlySpan<char> Indonesian(ReadOnlySpan<char> national, Span<char> room) =>
        IndonesianNumbers.KindOf(national) == IndonesianNumber.None ? [] : Join("62", national, room);

    private static ReadOnlySpan<char> FromAbroad(ReadOnlySpan<char> digits, string country, Span<char> room)
    {
        var code = CallingCodes.Of(country);
        if (code.Length == 0)
            return [];
        if (digits.Length > 10 && digits.StartsWith(code, StringComparison.Ordinal))
            return Checked(digits, room);
        if (digits is ['0', .. var rest] && CallingCodes.DropsZero(country))
            digits = rest;
        return digits.Length + code.Length > Longest ? [] : Checked(Join(code, digits, room), room);
    }

    private static ReadOnlySpan<char> Join(string code, ReadOnlySpan<char> national, Span<char> room)
    {
        code.CopyTo(room);
        national.CopyTo(room[code.Length..]);
        return room[..(code.Length + national.Length)];
    }
}
