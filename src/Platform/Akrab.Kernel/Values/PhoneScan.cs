namespace Akrab.Kernel.Values;

/// <summary>One pass over typed text that gathers the digits of a number and sets labels, notes and extensions apart.</summary>
internal ref struct PhoneScan
{
    /// <summary>Digits that may be gathered; no number is longer than 15 and a prefix adds at most three.</summary>
    public const int Most = 24;

    private const int LongestNote = 4;

    private readonly ReadOnlySpan<char> text;
    private readonly Span<char> room;
    private int count;
    private bool separated;

    public PhoneScan(ReadOnlySpan<char> text, Span<char> room)
    {
        this.text = text.Trim();
        this.room = room;
        Run();
    }

    /// <summary>The digits before any extension or note.</summary>
    public readonly ReadOnlySpan<char> Digits => room[..count];

    /// <summary>A plus stood before the first digit.</summary>
    public bool HasPlus { get; private set; }

    /// <summary>Digits are missing, or belong to more than one number.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>How many digits stood before the last slash; 0 without one.</summary>
    public int BeforeSlash { get; private set; }

    /// <summary>The extension's digits.</summary>
    public string? Extension { get; private set; }

    private void Run()
    {
        for (var i = 0; i < text.Length && !IsBroken; i++)
        {
            var c = text[i];
            if (Fold.Digit(c) is >= 0 and var digit)
            {
                if (count == 0 && !HasPlus && LengthOfMarker(i) is > 0 and var marker)
                    i += marker - 1;
                else
                    Add((char)('0' + digit));
            }
            else if (c is '+' or '＋')
            {
                if (count > 0)
                    IsBroken = true;
                HasPlus = true;
            }
            else if (char.IsLetter(c) || (c == '#' && count > 0))
            {
                var end = i + 1;
                while (end < text.Length && char.IsLetter(text[end]))
                    end++;
                if (count > 0)
                {
                    Finish(i, end);
                    return;
                }

                i = end - 1;
            }
            else if (count > 0)
            {
                if (c is '(' or '（' && IsTrunkZero(i))
                    i = text[i..].IndexOfAny(')', '）') + i;
                else if (c is '.' or ',' && IsDecimalZero(i))
                    return;
                else if (c is '/')
                    BeforeSlash = count;
                separated |= !Fold.IsInvisible(c);
            }
        }
    }

    private void Add(char digit)
    {
        if (count == room.Length)
            IsBroken = true;
        else
            room[count++] = digit;
    }

    /// <summary>A number of its own in front of the telephone number, as in "HP1 0812…", "2: 0812…" or "1. 0812…".</summary>
    private readonly int LengthOfMarker(int at)
    {
        var length = DigitsFrom(at);
        if (length > 2)
            return 0;

        var after = at + length < text.Length ? text[at + length] : '0';
        var isLabel = at > 0 && char.IsLetter(text[at - 1]) && !char.IsLetterOrDigit(after);
        var isItem = length == 1 && text[at] is not '0' && after is '.' or ')' && at + 2 < text.Length && text[at + 2] == ' ' && !(at > 0 && text[at - 1] == '(');
        return isLabel || isItem || after == ':' ? length : 0;
    }

    private readonly int DigitsFrom(int at)
    {
        var end = at;
        while (end < text.Length && Fold.Digit(text[end]) >= 0)
            end++;
        return end - at;
    }

    /// <summary>The "(0)" of "+62 (0)812", which is dialled at home only.</summary>
    private readonly bool IsTrunkZero(int at)
    {
        var rest = text[(at + 1)..].TrimStart();
        return rest.Length > 1 && Fold.Digit(rest[0]) == 0 && rest[1..].TrimStart() is [')' or '）', ..];
    }

    /// <summary>The ".0" that a spreadsheet adds when it takes the number for a quantity.</summary>
    private readonly bool IsDecimalZero(int at) => !separated && count >= 7 && text[(at + 1)..] is "0" or "00";

    /// <summary>Letters after the digits: an extension, a power of ten, or a note.</summary>
    private void Finish(int start, int end)
    {
        var word = text[start..end];
        if (IsExtension(word))
        {
            ReadExtension(end);
            return;
        }

        // Digits are lost in a power of ten, and where an O or l was typed for a 0 or 1.
        var isGlued = start > 0 && Fold.Digit(text[start - 1]) >= 0;
        if (isGlued && (word is "O" or "o" or "l" or "I" || (word is "E" or "e" && text[end..].TrimStart("+-") is [>= '0' and <= '9', ..])))
        {
            IsBroken = true;
            return;
        }

        var others = 0;
        foreach (var c in text[end..])
            if (Fold.Digit(c) >= 0)
                others++;
        IsBroken = others > LongestNote;
    }

    private void ReadExtension(int from)
    {
        Span<char> extension = stackalloc char[Most];
        var length = 0;
        foreach (var c in text[from..])
        {
            if (Fold.Digit(c) is >= 0 and var digit && length < Most)
                extension[length++] = (char)('0' + digit);
            else if (char.IsLetter(c) || (length > 0 && c is not ' '))
                break;
        }

        Extension = length > 0 ? new string(extension[..length]) : null;
    }

    /// <summary>"Pesawat" is the Indonesian word for an extension.</summary>
    internal static bool IsExtension(ReadOnlySpan<char> word)
    {
        foreach (var known in (ReadOnlySpan<string>)["x", "#", "ext", "extn", "extension", "eks", "ekst", "ekstensi", "pes", "pesawat", "psw"])
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
