using Akrab.Mail.Coding;

namespace Akrab.Mail.Reading;

/// <summary>Reads the people in a header (RFC 5322, 3.4 and 4.4), groups and old ways of writing too. What is no address is left out.</summary>
internal static class AddressList
{
    public static IReadOnlyList<MailAddress> Read(IEnumerable<string> headers) => [.. headers.SelectMany(header => HeaderText.Split(header, ',', ';')).SelectMany(Addresses)];

    private static IEnumerable<MailAddress> Addresses(string written)
    {
        var text = HeaderText.WithoutComments(written, out var comment);
        text = text[(GroupEnd(text) + 1)..];
        var open = text.LastIndexOf('<');
        if (open < 0)
            return WithoutBrackets(text, Name(comment));

        var close = text.LastIndexOf('>');
        var name = text[..open];
        return Some(Make(text[(open + 1)..(close > open ? close : text.Length)], Name(name.Length > 0 ? name : comment)));
    }

    /// <summary>One address, or several that only blanks divide.</summary>
    private static IEnumerable<MailAddress> WithoutBrackets(string text, string name)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(MailAddress.IsAddress).ToList();
        return words.Count == 0 ? Some(Make(text, name)) : words.Select(word => new MailAddress(word, name));
    }

    private static IEnumerable<MailAddress> Some(MailAddress? address) => address is null ? [] : [address];

    /// <summary>"Friends: a@b, c@d;" names a group before the first of it.</summary>
    private static int GroupEnd(string text) => HeaderText.Split(text, ':') is { Count: > 1 } pieces ? pieces[0].Length : -1;

    private static MailAddress? Make(string address, string name)
    {
        // <@one,@two:ani@crm.test> once said by which way to send it.
        if (address.TrimStart().StartsWith('@') && address.LastIndexOf(':') is var route and > 0)
            address = address[(route + 1)..];
        if (!address.Contains('"', StringComparison.Ordinal))
            address = string.Concat(address.Where(c => !char.IsWhiteSpace(c)));
        address = address.Trim();
        return MailAddress.IsAddress(address) ? new MailAddress(address, name) : null;
    }

    private static string Name(string text) => HeaderText.Clean(EncodedWord.Decode(HeaderText.Unquote(text.Trim())));
}
