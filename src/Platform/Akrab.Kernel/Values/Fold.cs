using System.Globalization;

namespace Akrab.Kernel.Values;

/// <summary>
/// Makes text comparable for search, sorting and matching: lower case, no accents, single spaces; the same result when applied twice.
/// </summary>
public static class Fold
{
    private const int OnStack = 512;

    /// <summary>Lower case without accents, controls or doubled spaces; punctuation stays: "  Café  DÉJÀ-vu " becomes "cafe deja-vu".</summary>
    public static string Text(string text) => IsFolded(text) ? text : Run(text, lettersOnly: false);

    /// <summary>Only the words of the folded text, one space between them, apostrophes closed up: "Ma'ruf (Al-Amin)" becomes "maruf al amin".</summary>
    public static string Key(string text) => IsKey(text) ? text : Run(text, lettersOnly: true);

    /// <summary>The words of <see cref="Key"/> one by one, as slices of it.</summary>
    public static FoldedWords Words(string text) => new(Key(text));

    /// <summary>The digits of the text as 0-9, whatever their script; everything else is left out.</summary>
    public static string Digits(string text)
    {
        Span<char> buffer = text.Length <= OnStack ? stackalloc char[OnStack] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
            if (Digit(c) is >= 0 and var digit)
                buffer[length++] = (char)('0' + digit);
        return buffer[..length].SequenceEqual(text) ? text : new string(buffer[..length]);
    }

    /// <summary>The value of a decimal digit in any script of the basic plane, else -1.</summary>
    internal static int Digit(char c) =>
        char.IsAsciiDigit(c) ? c - '0' : c < 0x80 ? -1 : CharUnicodeInfo.GetDecimalDigitValue(c);

    /// <summary>True for marks that change the direction of text or take no room; spreadsheets and phones leave them behind.</summary>
    internal static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u061C' or '\u180E' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
            or (>= '\u2060' and <= '\u206F') or '\uFEFF';

    private static string Run(string text, bool lettersOnly)
    {
        var wanted = text.Length * FoldedLetters.Longest;
        Span<char> buffer = wanted <= OnStack ? stackalloc char[OnStack] : new char[wanted];
        var sink = new Sink(buffer, lettersOnly);
        foreach (var c in text)
        {
            if (c < 0x80)
                sink.Add(c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c);
            else if (FoldedLetters.Find(c) is { } letters)
                sink.Add(letters);
            else
                return RunSlowly(text, lettersOnly);
        }

        return sink.ToString();
    }

    private static string RunSlowly(string text, bool lettersOnly)
    {
        var whole = FoldedLetters.Decompose(text);
        var sink = new Sink(new char[whole.Length], lettersOnly);
        for (var i = 0; i < whole.Length; i++)
        {
            if (char.IsHighSurrogate(whole[i]))
                sink.Add(whole[i], whole[++i]);
            else
                sink.Add(whole[i]);
        }

        return sink.ToString();
    }

    private static bool IsFolded(string text)
    {
        var last = ' ';
        foreach (var c in text)
        {
            if (c is > '~' or < ' ' or (>= 'A' and <= 'Z') or '`' || (c == ' ' && last == ' '))
                return false;
            last = c;
        }

        return text.Length == 0 || last != ' ';
    }

    private static bool IsKey(string text)
    {
        var last = ' ';
        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or ' ') || (c == ' ' && last == ' '))
                return false;
            last = c;
        }

        return text.Length == 0 || last != ' ';
    }

    /// <summary>Collects folded characters and keeps spaces single.</summary>
    private ref struct Sink(Span<char> buffer, bool lettersOnly)
    {
        private readonly Span<char> buffer = buffer;
        private int length;

        public void Add(string folded)
        {
            foreach (var c in folded)
                Add(c);
        }

        public void Add(char high, char low)
        {
            if (lettersOnly && !FoldedLetters.IsWordPart(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(high, low))))
            {
                Add(' ');
                return;
            }

            buffer[length++] = high;
            buffer[length++] = low;
        }

        public void Add(char c)
        {
            if (lettersOnly && !IsWordPart(c))
            {
                if (c is '\'' or '`')
                    return;
                c = ' ';
            }

            if (c <= ' ' || c == '\u007F' || (c > '\u007F' && (char.IsWhiteSpace(c) || char.IsControl(c))))
            {
                if (length > 0 && buffer[length - 1] != ' ')
                    buffer[length++] = ' ';
                return;
            }

            buffer[length++] = c == '`' ? '\'' : c;
        }

        public override readonly string ToString() =>
            new(length > 0 && buffer[length - 1] == ' ' ? buffer[..(length - 1)] : buffer[..length]);

        private static bool IsWordPart(char c) => c < 0x80
            ? char.IsAsciiLetterOrDigit(c)
            : FoldedLetters.IsWordPart(CharUnicodeInfo.GetUnicodeCategory(c));
    }
}
