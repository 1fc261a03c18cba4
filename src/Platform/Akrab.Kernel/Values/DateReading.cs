namespace Akrab.Kernel.Values;

/// <summary>Reads a date that a person or a program wrote; a time behind it is left out, words before it (a weekday, a place of birth) too.</summary>
internal static class DateReading
{
    private const int LongestText = 64;

    /// <summary>The year that Apple's address book writes for "unknown"; others write 0000.</summary>
    private const int UnknownYear = 1604;

    private static readonly DateOnly SerialStart = new(1899, 12, 30);

    public static bool TryParse(string typed, DateOrder order, int latestYear, bool excelSerials, out AnnualDate date)
    {
        date = default;
        if (typed.Length > LongestText)
            return false;

        var text = Fold.Text(typed).AsSpan();
        if (text.LastIndexOf(',') is > 0 and var comma && !text[..comma].ContainsAnyInRange('0', '9'))
            text = text[(comma + 1)..].Trim();
        text = WithoutTime(text).TrimStart('\'');
        if (text.StartsWith("--"))
            return TryYearless(text[2..], out date);
        if (!text.ContainsAnyExceptInRange('0', '9'))
            return TryDigits(text, excelSerials, out date);
        return TryParts(text, order, latestYear, out date);
    }

    /// <summary>"1990-08-17t00:00:00z", "17/8/1990 0:00", "17/08/1990 00.00.00".</summary>
    private static ReadOnlySpan<char> WithoutTime(ReadOnlySpan<char> text)
    {
        if (text.IndexOf('t') is (8 or 10) and var t && t + 1 < text.Length && char.IsAsciiDigit(text[t - 1]) && char.IsAsciiDigit(text[t + 1]))
            return text[..t];
        if (text.IndexOf(' ') is >= 6 and var space && text[space..].ContainsAny(':', '.') && !text[..space].ContainsAnyInRange('a', 'z'))
            return text[..space];
        return text;
    }

    private static bool TryYearless(ReadOnlySpan<char> text, out AnnualDate date)
    {
        Span<char> digits = stackalloc char[4];
        date = default;
        if (text is [var a, var b, '-', var c, var d])
            (digits[0], digits[1], digits[2], digits[3]) = (a, b, c, d);
        else if (text.Length == 4)
            text.CopyTo(digits);
        else
            return false;
        return !digits.ContainsAnyExceptInRange('0', '9') && TryMake(Number(digits[..2]), Number(digits[2..]), null, out date);
    }

    private static bool TryDigits(ReadOnlySpan<char> text, bool excelSerials, out AnnualDate date)
    {
        date = default;
        if (text.Length == 8)
            return TryMake(Number(text[4..6]), Number(text[6..]), Number(text[..4]), out date);
        if (!excelSerials || text.Length is 0 or > 5 || Number(text) < 1)
            return false;

        date = AnnualDate.Of(SerialStart.AddDays(Number(text)));
        return true;
    }

    private static bool TryParts(ReadOnlySpan<char> text, DateOrder order, int latestYear, out AnnualDate date)
    {
        date = default;
        Span<int> numbers = stackalloc int[3];
        Span<int> widths = stackalloc int[3];
        var count = 0;
        var month = 0;
        var monthAt = 0;
        for (var i = 0; i < text.Length;)
        {
            var end = i + 1;
            if (char.IsAsciiDigit(text[i]))
            {
                while (end < text.Length && char.IsAsciiDigit(text[end]))
                    end++;
                if (count == 3 || end - i > 4)
                    return false;
                (numbers[count], widths[count]) = (Number(text[i..end]), end - i);
                count++;
            }
            else if (char.IsLetter(text[i]))
            {
                while (end < text.Length && char.IsLetter(text[end]))
                    end++;
                if (MonthNames.Month(text[i..end]) is > 0 and var found && month == 0)
                    (month, monthAt) = (found, count);
                else if (!IsFiller(text[i..end]))
                    return false;
            }
            else if (text[i] is not (' ' or '-' or '/' or '.' or ',' or '\''))
            {
                return false;
            }

            i = end;
        }

        return month > 0
            ? TryNamed(month, monthAt, numbers[..count], widths, latestYear, out date)
            : TryNumbers(numbers[..count], widths, order, latestYear, out date);
    }

    /// <summary>Weekdays and the endings of "1st", "17th of August".</summary>
    private static bool IsFiller(ReadOnlySpan<char> word) =>
        word is "st" or "nd" or "rd" or "th" or "of" or "tgl" or "tanggal" || MonthNames.Weekday(word) is not null;

    private static bool TryNamed(int month, int monthAt, ReadOnlySpan<int> numbers, ReadOnlySpan<int> widths, int latestYear, out AnnualDate date)
    {
        date = default;
        return numbers switch
        {
            [var day] => widths[0] <= 2 && TryMake(month, day, null, out date),
            [var year, var day] when widths[0] == 4 && monthAt == 1 => widths[1] <= 2 && TryMake(month, day, year, out date),
            [var day, var year] => widths[0] <= 2 && TryMake(month, day, YearOf(year, widths[1], latestYear), out date),
            _ => false,
        };
    }

    private static bool TryNumbers(ReadOnlySpan<int> numbers, ReadOnlySpan<int> widths, DateOrder order, int latestYear, out AnnualDate date)
    {
        date = default;
        if (numbers.Length is < 2 || numbers.Length == 3 && widths[0] == 4)
            return numbers.Length == 3 && widths[1] <= 2 && widths[2] <= 2 && TryMake(numbers[1], numbers[2], numbers[0], out date);
        if (widths[0] > 2 || widths[1] > 2)
            return false;

        var (day, month) = order == DateOrder.DayFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0]);
        return TryMake(month, day, numbers.Length == 3 ? YearOf(numbers[2], widths[2], latestYear) : null, out date);
    }

    private static int YearOf(int number, int width, int latestYear)
    {
        if (width > 2)
            return number;

        var year = latestYear / 100 * 100 + number;
        return year > latestYear ? year - 100 : year;
    }

    private static bool TryMake(int month, int day, int? year, out AnnualDate date)
    {
        year = year is 0 or UnknownYear ? null : year;
        var exists = AnnualDate.Exists(month, day, year);
        date = exists ? new AnnualDate(month, day, year) : default;
        return exists;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var c in digits)
            number = number * 10 + c - '0';
        return number;
    }
}
