namespace Akrab.Mail.Reading;

/// <summary>The ids in a header, in angle brackets as they should be, or not.</summary>
internal static class MessageIds
{
    private const int Most = 200;

    public static MessageId? First(string? header) => Read(header) is var ids && ids.Any() ? ids.First() : null;

    public static IEnumerable<MessageId> Read(string? header)
    {
        if (header is null)
            return [];

        var found = header.Contains('<', StringComparison.Ordinal) ? header.Split('<').Skip(1).Select(piece => piece.Split('>')[0]) : header.Split([' ', '\t', ',']);
        return found.Select(text => string.Concat(text.Where(c => !char.IsWhiteSpace(c)))).Where(MessageId.IsId).Take(Most).Select(text => new MessageId(text));
    }
}
