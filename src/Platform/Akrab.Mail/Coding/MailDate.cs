using System.Globalization;
using System.Text.RegularExpressions;

namespace Akrab.Mail.Coding;

/// <summary>A moment as headers write it: <c>Fri, 21 Nov 2025 09:55:06 +0700</c> (RFC 5322, 3.3 and 4.3).</summary>
internal static partial class MailDate
{
    private const string Day = @"(?<day>[0-9]{1,2})[\s-]+(?<month>[A-Za-z]{3})[a-z]*[\s-]+(?<year>[0-9]{2,4})";
    private const string Clock = @"(?<hour>[0-9]{1,2})\s*[:.]\s*(?<minute>[0-9]{2})(?:\s*[:.]\s*(?<second>[0-9]{2}))?";

    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    public static string Format(DateTimeOffset at) =>
        at.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + at.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    /// <summary>Null when it is no date.</summary>
    public static DateTimeOffset? Read(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match)
            return null;

        var month = Months.IndexOf(match.Groups["month"].Value.ToLowerInvariant(), StringComparison.Ordinal);
        if (month < 0 || month % 3 != 0)
            return null;

        try
        {
            var at = new DateTime(Year(match.Groups["year"].Value), month / 3 + 1, Number("day"), Number("hour"), Number("minute"), Math.Min(Number("second"), 59));
            return new DateTimeOffset(at, Zone(match.Groups["zone"].Value));
        }
        catch (ArgumentException)
        {
            return null;
        }

        int Number(string group) => match.Groups[group] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Two digits are from 1950 on, three count from 1900 (RFC 5322, 4.3).</summary>
    private static int Year(string digits)
    {
        var year = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return digits.Length switch { 2 when year < 50 => year + 2000, 2 or 3 => year + 1900, _ => year };
    }

    private static TimeSpan Zone(string zone) => zone.ToUpperInvariant() switch
    {
        ['+', .. { Length: 4 } digits] => HoursAndMinutes(digits),
        ['-', .. { Length: 4 } digits] => -HoursAndMinutes(digits),
        "WIB" => TimeSpan.FromHours(7),
        "WITA" => TimeSpan.FromHours(8),
        "WIT" => TimeSpan.FromHours(9),
        "EDT" => TimeSpan.FromHours(-4),
        "EST" or "CDT" => TimeSpan.FromHours(-5),
        "CST" or "MDT" => TimeSpan.FromHours(-6),
        "MST" or "PDT" => TimeSpan.FromHours(-7),
        "PST" => TimeSpan.FromHours(-8),
        _ => TimeSpan.Zero,
    };

    private static TimeSpan HoursAndMinutes(string digits) => new(int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(digits[2..], CultureInfo.InvariantCulture), 0);

    [GeneratedRegex(Day + @"\s+" + Clock + @"\s*(?<zone>[+-][0-9]{4}|[A-Za-z]{1,4})?", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
