namespace Akrab.Exchange.Delimited;

/// <summary>Windows-1252 can read any byte as a letter; a text shows by having hardly any control characters.</summary>
internal static class Plausibility
{
    public static void Check(ReadOnlySpan<char> sample)
    {
        var odd = 0;
        foreach (var c in sample)
            if (c < ' ' ? c is not ('\t' or '\r' or '\n' or '\f' or '\v') : c is >= '\u007F' and <= '\u009F' && c != '\u0085')
                odd++;

        // A single NUL is reported by the parser, which knows the row.
        if (odd > 4 && odd > sample.Length / 10)
            throw new UnreadableFile("exchange.not-text");
    }
}
