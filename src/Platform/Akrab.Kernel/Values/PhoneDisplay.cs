namespace Akrab.Kernel.Values;

/// <summary>The usual spelling of an E.164 number.</summary>
internal static class PhoneDisplay
{
    public static string Of(string e164)
    {
        var digits = e164.AsSpan(1);
        if (digits is not ['6', '2', .. var national])
            return Abroad(digits);
        if (IndonesianNumbers.KindOf(national) == IndonesianNumber.LandLine)
        {
            var area = IndonesianNumbers.AreaLength(national);
            return $"(0{national[..area]}) {Grouped(national[area..], ' ')}";
        }

        return national.Length <= 9
            ? $"0{national[..3]}-{national[3..6]}-{national[6..]}"
            : $"0{national[..3]}-{national[3..7]}-{national[7..]}";
    }

    private static string Abroad(ReadOnlySpan<char> digits)
    {
        var code = CallingCodes.LengthIn(digits);
        return $"+{digits[..code]} {Grouped(digits[code..], ' ')}";
    }

    /// <summary>Groups of three and four that are easy to read aloud, the longer ones last.</summary>
    private static string Grouped(ReadOnlySpan<char> digits, char separator)
    {
        Span<char> room = stackalloc char[digits.Length * 2];
        var length = 0;
        while (!digits.IsEmpty)
        {
            var group = digits.Length switch { <= 4 => digits.Length, 5 => 2, 8 or >= 11 => 4, _ => 3 };
            digits[..group].CopyTo(room[length..]);
            length += group;
            digits = digits[group..];
            if (!digits.IsEmpty)
                room[length++] = separator;
        }

        return new string(room[..length]);
    }
}
