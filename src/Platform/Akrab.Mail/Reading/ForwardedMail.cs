namespace Akrab.Mail.Reading;

/// <summary>
/// A message inside another, as mail programs write it into the text when somebody passes it on. No standard says how; it is a guess, and
/// whoever passes it on can write what they like.
/// </summary>
/// <param name="From">Who wrote it; null where only a name is given.</param>
/// <param name="To">To whom it went, copies included.</param>
/// <param name="NewWords">What its author added to the conversation.</param>
public sealed record ForwardedMail(MailAddress? From, IReadOnlyList<MailAddress> To, string Subject, string NewWords)
{
    private const int MostHeaderLines = 12;

    internal static ForwardedMail? In(string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        var plain = lines.Select(line => line.TrimStart('>', ' ')).ToArray();
        var at = Enumerable.Range(0, plain.Length).FirstOrDefault(i => QuotedHeaders.Begin(plain, i), -1);
        if (at < 0)
            return null;

        var headers = plain.Skip(at).Take(MostHeaderLines).TakeWhile(line => line.Length > 0).ToList();
        var isQuoted = lines[at].StartsWith('>');
        var body = (isQuoted ? plain : lines).Skip(at + headers.Count);
        return new ForwardedMail(
            Addresses(QuotedHeaders.Values(headers, "From", "Dari")).FirstOrDefault(),
            Addresses(QuotedHeaders.Values(headers, "To", "Cc", "Kepada", "Ke", "Untuk")),
            QuotedHeaders.Values(headers, "Subject", "Subjek", "Perihal", "Judul").FirstOrDefault() ?? "",
            NewWordsOnly.Of(string.Join('\n', body).Trim('\n')));
    }

    /// <summary>Outlook writes "Ani [mailto:ani@crm.test]".</summary>
    private static IReadOnlyList<MailAddress> Addresses(IEnumerable<string> values) =>
        AddressList.Read(values.Select(value => value.Replace("[mailto:", "<", StringComparison.OrdinalIgnoreCase).Replace(']', '>')));
}
