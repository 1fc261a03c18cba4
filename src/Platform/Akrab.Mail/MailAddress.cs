using System.Globalization;

namespace Akrab.Mail;

/// <summary>Whom a message is from or for: an address (RFC 5321, 4.1.2, with the letters of RFC 6531) and the name that stands before it.</summary>
public sealed record MailAddress
{
    private const int MaxLength = 320;

    /// <exception cref="ArgumentException">The address is none, or the name has a line break or another control character in it.</exception>
    public MailAddress(string address, string? name = null)
    {
        if (!IsAddress(address))
            throw new ArgumentException("This is no e-mail address.", nameof(address));

        Address = address;
        Name = OneLine.Require(name ?? "", nameof(name)).Trim();
    }

    public string Address { get; }

    /// <summary>Empty where there is none.</summary>
    public string Name { get; }

    public string Local => Address[..Address.LastIndexOf('@')];

    public string Domain => Address[(Address.LastIndexOf('@') + 1)..];

    /// <summary>The address in ASCII, the domain as Punycode (RFC 5891); null when the part before the @ has other letters, for which a server must know SMTPUTF8.</summary>
    public string? Ascii
    {
        get
        {
            if (System.Text.Ascii.IsValid(Address))
                return Address;
            if (!System.Text.Ascii.IsValid(Local))
                return null;

            try
            {
                return $"{Local}@{new IdnMapping().GetAscii(Domain)}";
            }
            catch (ArgumentException)
            {
                return null;
            }
        }
    }

    /// <summary>Whether this can be written to: something, an @ and a domain, without blanks and control characters. Whether it exists only its server knows.</summary>
    public static bool IsAddress(string? text)
    {
        var at = text?.LastIndexOf('@') ?? -1;
        return at > 0 && text!.Length <= MaxLength && IsLocal(text.AsSpan(0, at)) && IsDomain(text.AsSpan(at + 1));
    }

    public override string ToString() => Name.Length == 0 ? Address : $"{Name} <{Address}>";

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        if (local is ['"', .. var inner, '"'])
            return IsQuoted(inner);

        foreach (var c in local)
            if (char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c) || "<>()[]:;,\\\"@".Contains(c, StringComparison.Ordinal))
                return false;
        return true;
    }

    private static bool IsQuoted(ReadOnlySpan<char> inner)
    {
        for (var i = 0; i < inner.Length; i++)
            if (char.IsControl(inner[i]) || char.IsSurrogate(inner[i]) || inner[i] == '"' || (inner[i] == '\\' && (++i == inner.Length || inner[i] is < ' ' or > '~')))
                return false;
        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        if (domain is ['[', .. var literal, ']'])
            return literal.Length > 0 && literal.IndexOfAnyExcept("0123456789abcdefABCDEFIPv:.") < 0;

        if (domain.IsEmpty || domain[0] is '.' or '-' || domain[^1] is '.' or '-' || domain.Contains("..", StringComparison.Ordinal))
            return false;

        foreach (var c in domain)
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '-' or '_') && !IsMark(c))
                return false;
        return true;
    }

    /// <summary>Vowels and accents, which many scripts write as signs of their own.</summary>
    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
