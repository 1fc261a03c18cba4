namespace Akrab.Kernel.Values;

/// <summary>What an Indonesian national number (without its leading 0) is for.</summary>
internal enum IndonesianNumber { None, Mobile, LandLine }

/// <summary>The Indonesian numbering plan as far as it decides what is a subscriber's number (Fundamental Technical Plan, ITU notification +62).</summary>
internal static class IndonesianNumbers
{
    /// <summary>Service numbers (110, 14045, 1500xxx, 0800…) are none: they cannot be dialled from abroad.</summary>
    public static IndonesianNumber KindOf(ReadOnlySpan<char> national)
    {
        if (national is ['8', >= '1' and <= '9', ..])
            return national.Length is >= 9 and <= 12 ? IndonesianNumber.Mobile : IndonesianNumber.None;
        if (national is not [(>= '2' and <= '7') or '9', _, _, ..])
            return IndonesianNumber.None;

        var subscriber = national[AreaLength(national)..];
        var shortest = HasShortArea(national) ? 6 : 5;
        return subscriber.Length >= shortest && subscriber.Length <= 8 && subscriber[0] is not ('0' or '1') ? IndonesianNumber.LandLine : IndonesianNumber.None;
    }

    /// <summary>Jakarta, Bandung, Semarang, Surabaya and Medan have two digits, everywhere else three.</summary>
    public static bool HasShortArea(ReadOnlySpan<char> national) =>
        national is ['2', '1' or '2' or '4', ..] or ['3' or '6', '1', ..];

    public static int AreaLength(ReadOnlySpan<char> national) => HasShortArea(national) ? 2 : 3;
}
