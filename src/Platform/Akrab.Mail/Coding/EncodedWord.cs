using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Akrab.Mail.Coding;

/// <summary>Letters outside ASCII in a header: <c>=?utf-8?Q?r=C3=A9sum=C3=A9?=</c> (RFC 2047).</summary>
internal static partial class EncodedWord
{
    /// <summary>The standard allows 75; with 64 even the first word of a header stays on its line of 76.</summary>
    private const int MaxLength = 64;

    private const int MaxPayload = MaxLength - 12;

    /// <summary>The text as encoded words, each of whole characters; they belong together with white space between them.</summary>
    public static IReadOnlyList<string> Encode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var (encoding, measure) = bytes.Sum(Quoted) <= (bytes.Length + 2) / 3 * 4 ? ('Q', MaxPayload) : ('B', MaxPayload / 4 * 3);
        List<string> words = [];
        var (start, used, at) = (0, 0, 0);
        foreach (var rune in Encoding.UTF8.GetString(bytes).EnumerateRunes())
        {
            var size = rune.Utf8SequenceLength;
            var cost = encoding == 'B' ? size : bytes.AsSpan(at, size).ToArray().Sum(Quoted);
            if (used + cost > measure)
            {
                words.Add(Word(encoding, bytes.AsSpan(start, at - start)));
                (start, used) = (at, 0);
            }

            used += cost;
            at += size;
        }

        words.Add(Word(encoding, bytes.AsSpan(start)));
        return words;
    }

    /// <summary>The text with all encoded words in it read. Neighbours of one charset are read as one, because some programs cut between the bytes of a letter.</summary>
    public static string Decode(string text)
    {
        var decoded = new StringBuilder(text.Length);
        var bytes = new List<byte>();
        var (at, charset) = (0, "");
        foreach (Match word in Pattern().Matches(text))
        {
            var between = text.AsSpan(at, word.Index - at);
            var isNeighbour = at > 0 && between.IsWhiteSpace();
            if (!isNeighbour || !word.Groups["charset"].ValueSpan.Equals(charset, StringComparison.OrdinalIgnoreCase))
                Flush();
            if (!isNeighbour)
                decoded.Append(between);

            charset = word.Groups["charset"].Value;
            bytes.AddRange(word.Groups["encoding"].ValueSpan is "B" or "b" ? Base64Text.Decode(Encoding.UTF8.GetBytes(word.Groups["text"].Value)) : Unquoted(word.Groups["text"].Value));
            at = word.Index + word.Length;
        }

        Flush();
        return decoded.Append(text.AsSpan(at)).ToString();

        void Flush()
        {
            decoded.Append(Charsets.Decode(CollectionsMarshal.AsSpan(bytes), charset.Split('*')[0]));
            bytes.Clear();
        }
    }

    private static byte[] Unquoted(string text) => QuotedPrintable.Decode(Encoding.UTF8.GetBytes(text.Replace('_', ' ')), isText: false);

    private static string Word(char encoding, ReadOnlySpan<byte> bytes)
    {
        if (encoding == 'B')
            return $"=?utf-8?B?{Convert.ToBase64String(bytes)}?=";

        var word = new StringBuilder("=?utf-8?Q?", MaxLength);
        foreach (var b in bytes)
            _ = b == ' ' ? word.Append('_') : IsSafe(b) ? word.Append((char)b) : word.Append(CultureInfo.InvariantCulture, $"={b:X2}");
        return word.Append("?=").ToString();
    }

    private static int Quoted(byte b) => b == ' ' || IsSafe(b) ? 1 : 3;

    /// <summary>What may stand as it is in a name too (RFC 2047, 5 (3)), the strictest of the places.</summary>
    private static bool IsSafe(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'!' or (byte)'*' or (byte)'+' or (byte)'-' or (byte)'/';

    [GeneratedRegex(@"=\?(?<charset>[^?\s]{1,60})\?(?<encoding>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
