using System.Collections.Frozen;
using System.Globalization;

namespace Akrab.Kernel.Values;

/// <summary>Reads typed amounts: takes sign, currency and scale word off, then settles what points and commas mean.</summary>
internal static class MoneyReading
{
    private const int LongestText = 64;

    private static readonly FrozenDictionary<string, string> Currencies = Signs().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>
    {
        ["k"] = 1e3m,
        ["rb"] = 1e3m,
        ["rbu"] = 1e3m,
        ["ribu"] = 1e3m,
        ["thousand"] = 1e3m,
        ["jt"] = 1e6m,
        ["jta"] = 1e6m,
        ["juta"] = 1e6m,
        ["mio"] = 1e6m,
        ["mn"] = 1e6m,
        ["million"] = 1e6m,
        ["millions"] = 1e6m,
        ["miliar"] = 1e9m,
        ["milyar"] = 1e9m,
        ["mlyr"] = 1e9m,
        ["mlr"] = 1e9m,
        ["b"] = 1e9m,
        ["bn"] = 1e9m,
        ["billion"] = 1e9m,
        ["t"] = 1e12m,
        ["tn"] = 1e12m,
        ["triliun"] = 1e12m,
        ["trilyun"] = 1e12m,
        ["trillion"] = 1e12m,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> ScaleOf = Scales.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> CurrencyOf = Currencies.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryParse(string typed, CultureInfo culture, string currency, out Money money)
    {
        money = default;
        if (typed.Length > LongestText)
            return false;

        Span<char> room = stackalloc char[LongestText];
        var text = Plain(typed, room);
        var isNegative = TakeSign(ref text);
        var first = text.IndexOfAnyInRange('0', '9');
        if (first < 0)
            return false;

        var last = text.LastIndexOfAnyInRange('0', '9');
        if (first > 0 && text[first - 1] == '.' && (first == 1 || !char.IsLetter(text[first - 2])))
            first--;
        var scale = 1m;
        string? written = null;
        if (!TakeCurrency(text[..first], ref written) || !TakeWords(text[(last + 1)..], culture, ref scale, ref written))
            return false;

        currency = written ?? currency;
        if (!TryNumber(text[first..(last + 1)], culture, CurrencyInfo.Of(currency).Decimals, scale != 1m, out var amount))
            return false;
        if (amount > long.MaxValue / Money.UnitsPerOne / scale)
            return false;

        amount = decimal.Round(amount * scale, 4, MidpointRounding.AwayFromZero);
        money = Money.Of(isNegative ? -amount : amount, currency);
        return true;
    }

    /// <summary>Without spaces and invisible marks, digits and minus signs in their plain form.</summary>
    private static ReadOnlySpan<char> Plain(string typed, Span<char> room)
    {
        var length = 0;
        foreach (var c in typed)
        {
            if (char.IsWhiteSpace(c) || Fold.IsInvisible(c) || c is '\'' or '’')
                continue;
            room[length++] = c is '−' or '–' or '—' ? '-' : c > 0x7F && Fold.Digit(c) is >= 0 and var digit ? (char)('0' + digit) : c;
        }

        return room[..length];
    }

    /// <summary>Brackets, a leading or a trailing minus; the ",-" of Indonesian price tags stands for "no cents".</summary>
    private static bool TakeSign(ref ReadOnlySpan<char> text)
    {
        if (text is [.., ',' or '.', '-' or '='])
            text = text[..^2];
        if (text is ['(', .. var inner, ')'])
        {
            text = inner;
            return true;
        }

        var at = text.IndexOf('-');
        if (at < 0 || (at > 0 && at < text.Length - 1 && text[..at].ContainsAnyInRange('0', '9')))
            return false;

        text = string.Concat(text[..at], text[(at + 1)..]);
        return true;
    }

    private static bool TakeCurrency(ReadOnlySpan<char> sign, ref string? currency)
    {
        sign = sign.TrimEnd('.');
        return sign.IsEmpty || (currency is null && CurrencyOf.TryGetValue(sign, out currency));
    }

    private static bool TakeWords(ReadOnlySpan<char> words, CultureInfo culture, ref decimal scale, ref string? currency)
    {
        words = words.Trim('.');
        for (var length = words.Length; length > 0; length--)
        {
            var isMilliard = words[..length] is "m" or "M" && culture.TwoLetterISOLanguageName == "id";
            var found = words[..length] is "m" or "M" ? (isMilliard ? 1e9m : 1e6m) : ScaleOf.TryGetValue(words[..length], out var known) ? known : 0;
            if (found == 0 || !TakeCurrency(words[length..].TrimStart('.'), ref currency))
                continue;
            scale = found;
            return true;
        }

        return words is "-" or "rupiah" or "Rupiah" || TakeCurrency(words, ref currency);
    }

    private static bool TryNumber(ReadOnlySpan<char> number, CultureInfo culture, int decimals, bool isScaled, out decimal amount)
    {
        amount = 0;
        var point = number.LastIndexOf('.');
        var comma = number.LastIndexOf(',');
        var last = Math.Max(point, comma);
        if (number.IndexOfAnyExcept("0123456789.,") >= 0)
            return false;

        var mark = last < 0 ? '\0' : number[last];
        var isAlone = point < 0 || comma < 0;
        var isFraction = last >= 0 && number.IndexOf(mark) == last
            && (!isAlone || !LooksGrouped(number, last) || (IsDecimal(mark, culture) && (isScaled || decimals >= 3)));
        var whole = isFraction ? number[..last] : number;
        var group = isFraction ? (mark == '.' ? ',' : '.') : mark;

        Span<char> plain = stackalloc char[LongestText];
        var length = 0;
        if (whole.ContainsAnyExceptInRange('0', '9') && !IsGrouped(whole, group))
            return false;
        foreach (var c in whole)
            if (c != group)
                plain[length++] = c;
        if (isFraction)
        {
            plain[length++] = '.';
            foreach (var c in number[(last + 1)..])
                plain[length++] = c;
        }

        return decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount);
    }

    private static bool IsDecimal(char mark, CultureInfo culture) => culture.NumberFormat.NumberDecimalSeparator is [var own] && own == mark;

    /// <summary>One separator with one to three digits before it and exactly three after; "0,125" is a fraction.</summary>
    private static bool LooksGrouped(ReadOnlySpan<char> number, int at) => at is >= 1 and <= 3 && number.Length - at == 4 && number[0] != '0';

    /// <summary>One to three digits, then a separator before every three.</summary>
    private static bool IsGrouped(ReadOnlySpan<char> whole, char group)
    {
        var first = whole.IndexOf(group);
        if (first is < 1 or > 3 || (whole.Length - first) % 4 != 0)
            return false;

        for (var i = 0; i < whole.Length; i++)
        {
            var isMark = i >= first && (i - first) % 4 == 0;
            if (isMark ? whole[i] != group : !char.IsAsciiDigit(whole[i]))
                return false;
        }

        return true;
    }

    private static IEnumerable<KeyValuePair<string, string>> Signs()
    {
        foreach (var info in CurrencyInfo.All)
        {
            yield return new(info.Code, info.Code);
            if (info.Symbol is not null)
                yield return new(info.Symbol, info.Code);
        }

        yield return new("$", "USD");
        yield return new("¥", "JPY");
        yield return new("rupiah", "IDR");
        yield return new("euro", "EUR");
    }
}
