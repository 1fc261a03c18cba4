using System.Text;
using Akrab.Mail.Coding;

namespace Akrab.Mail.Writing;

/// <summary>Writes header fields, folded before column 78 where there is a blank (RFC 5322, 2.2.3).</summary>
internal sealed class HeaderWriter(Stream to)
{
    private const int MaxLine = 78;
    private const int MaxWord = 70;

    /// <summary>A field with free text.</summary>
    public void Text(string name, string value) => Tokens(name, Words(value.Replace('\t', ' ').Trim()));

    public void Addresses(string name, IReadOnlyList<MailAddress> addresses)
    {
        if (addresses.Count > 0)
            Tokens(name, addresses.SelectMany((address, i) => Address(address, isLast: i == addresses.Count - 1)));
    }

    /// <summary>A field of pieces, between which it may be folded.</summary>
    public void Tokens(string name, IEnumerable<string> tokens)
    {
        var line = new StringBuilder(name).Append(':');
        var column = line.Length;
        foreach (var token in tokens)
        {
            if (token.Length > 0 && column + 1 + token.Length > MaxLine && column > name.Length + 1)
            {
                line.Append("\r\n");
                column = 0;
            }

            line.Append(' ').Append(token);
            column += 1 + token.Length;
        }

        to.Write(Encoding.UTF8.GetBytes(line.Append("\r\n").ToString()));
    }

    public void End() => to.Write("\r\n"u8);

    /// <summary>A name and an address; the domain in ASCII if what stands before the @ is, so that every server understands it.</summary>
    private static IEnumerable<string> Address(MailAddress address, bool isLast)
    {
        var (text, comma) = (address.Ascii ?? address.Address, isLast ? "" : ",");
        return address.Name.Length == 0 ? [text + comma] : [.. Phrase(address.Name), $"<{text}>{comma}"];
    }

    private static IEnumerable<string> Phrase(string name)
    {
        if (!IsPlain(name) || name.Length > MaxWord)
            return EncodedWord.Encode(name.Replace('\t', ' '));

        return name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' or '\'')
            ? [name]
            : [$"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""];
    }

    private static IReadOnlyList<string> Words(string value)
    {
        var words = value.Split(' ');
        return IsPlain(value) && words.All(w => w.Length <= MaxWord) ? words : EncodedWord.Encode(value);
    }

    private static bool IsPlain(string text) => Ascii.IsValid(text) && !text.Contains("=?", StringComparison.Ordinal) && OneLine.Is(text) && !text.Contains('\t', StringComparison.Ordinal);
}
