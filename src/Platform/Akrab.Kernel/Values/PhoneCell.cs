namespace Akrab.Kernel.Values;

/// <summary>Takes the numbers of one cell apart. Hard marks always part; a comma, slash or space only between two whole numbers.</summary>
internal static class PhoneCell
{
    private const int FewestForTwo = 12, LongestLine = 256;

    public static IReadOnlyList<string> Split(string cell)
    {
        var pieces = new List<string>(1);
        var rest = cell.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = NextHardMark(rest, out var width);
            SplitSoftly(rest[..end], pieces);
            rest = rest[Math.Min(rest.Length, end + width)..];
        }

        return pieces;
    }

    private static int NextHardMark(ReadOnlySpan<char> text, out int width)
    {
        width = 1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\r' or '\t' or '|' or '；' || (text[i] == ';' && !IsParameter(text[(i + 1)..])))
                return i;
            if (text[i..].StartsWith(":::"))
            {
                width = 3;
                return i;
            }
        }

        return text.Length;
    }

    /// <summary>The parameters of a <c>tel:</c> address (RFC 3966) follow a semicolon as well.</summary>
    private static bool IsParameter(ReadOnlySpan<char> text) =>
        text.StartsWith("ext=", StringComparison.OrdinalIgnoreCase) || text.StartsWith("phone-context=", StringComparison.OrdinalIgnoreCase);

    private static void SplitSoftly(ReadOnlySpan<char> segment, List<string> pieces)
    {
        var start = 0;
        if (segment.Length <= LongestLine && (CountDigits(segment) >= FewestForTwo || segment.Contains(',')))
            for (var i = 1; i < segment.Length; i++)
                if (IsSoft(segment[i]) && ArePartedBy(segment[start..i], segment[i], segment[(i + 1)..]))
                {
                    Keep(segment[start..i], pieces);
                    start = i + 1;
                }

        Keep(segment[start..], pieces);
    }

    private static bool IsSoft(char c) => c is ',' or '/' or '&' || char.IsWhiteSpace(c);

    private static bool ArePartedBy(ReadOnlySpan<char> left, char mark, ReadOnlySpan<char> right)
    {
        var leftDigits = CountDigits(left);
        if (leftDigits < 3)
            return false;

        var next = NextChunk(right, mark);
        var isWhole = IsWhole(left);
        if (char.IsWhiteSpace(mark))
            return isWhole && StartsAnew(next) && (IsWhole(next) || IsWhole(NextChunk(right, ',')));

        var nextDigits = CountDigits(next);
        if (IsService(left))
            return nextDigits >= 3 && (IsService(next) || IsWhole(next));
        return (isWhole && nextDigits >= 5 && (nextDigits >= 6 || IsService(next)) && !StartsWithExtension(next))
            || (leftDigits >= 7 && StartsAnew(next) && IsWhole(next));
    }

    /// <summary>What stands up to the next mark of the same strength, with a label before it.</summary>
    private static ReadOnlySpan<char> NextChunk(ReadOnlySpan<char> right, char mark)
    {
        var hasDigits = false;
        for (var i = 0; i < right.Length; i++)
        {
            hasDigits |= Fold.Digit(right[i]) >= 0;
            if (hasDigits && IsSoft(right[i]) && (!char.IsWhiteSpace(right[i]) || char.IsWhiteSpace(mark)))
                return right[..i];
        }

        return right;
    }

    /// <summary>A number with its prefix begins: 0…, 62… or +….</summary>
    private static bool StartsAnew(ReadOnlySpan<char> text)
    {
        var scan = new PhoneScan(text, stackalloc char[PhoneScan.Most]);
        return scan.HasPlus || scan.Digits is ['0', ..] or ['6', '2', ..];
    }

    private static bool IsWhole(ReadOnlySpan<char> text)
    {
        var scan = new PhoneScan(text, stackalloc char[PhoneScan.Most]);
        return PhoneReading.E164(scan, "ID") is not null;
    }

    private static bool IsService(ReadOnlySpan<char> text)
    {
        var scan = new PhoneScan(text, stackalloc char[PhoneScan.Most]);
        return !scan.HasPlus && !scan.IsBroken && scan.Digits is ['1', ..] && scan.Digits.Length is >= 3 and <= 7;
    }

    private static bool StartsWithExtension(ReadOnlySpan<char> text)
    {
        var word = text.TrimStart();
        var end = 0;
        while (end < word.Length && char.IsLetter(word[end]))
            end++;
        return PhoneScan.IsExtension(word[..end]);
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            if (Fold.Digit(c) >= 0)
                count++;
        return count;
    }

    private static void Keep(ReadOnlySpan<char> piece, List<string> pieces)
    {
        piece = piece.Trim().TrimStart(",/&-: ").TrimEnd(",/&-: ").Trim();
        foreach (var word in (ReadOnlySpan<string>)["atau ", "or ", "dan ", "and "])
            if (piece.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                piece = piece[word.Length..].TrimStart();

        foreach (var c in piece)
            if (char.IsLetterOrDigit(c))
            {
                pieces.Add(piece.ToString());
                return;
            }
    }
}
