namespace Akrab.Mail.Reading;

/// <summary>What of a message is to be read and what is a file.</summary>
internal sealed record Bodies(IReadOnlyList<Part> Texts, IReadOnlyList<Part> Htmls, IReadOnlyList<Part> Files)
{
    public static Bodies Of(Part part)
    {
        if (part.Children.Count == 0)
            return Leaf(part);

        var below = part.Children.Select(Of).ToList();
        List<Part> files = [.. below.SelectMany(b => b.Files)];
        return part.Type.Value == "multipart/alternative"
            // The last is the richest (RFC 2046, 5.1.4); of two plain ones the first is the words, the other a rendering of something.
            ? new Bodies(below.FirstOrDefault(b => b.Texts.Count > 0)?.Texts ?? [], below.LastOrDefault(b => b.Htmls.Count > 0)?.Htmls ?? [], files)
            : new Bodies([.. below.SelectMany(b => b.Texts)], [.. below.SelectMany(b => b.Htmls)], files);
    }

    private static Bodies Leaf(Part part) => part.IsFile ? new([], [], [part]) : part.Type.Value switch
    {
        "text/plain" => new([part], [], []),
        "text/html" => new([], [part], []),
        "message/delivery-status" => new([], [], []),
        var type when type.StartsWith("multipart/", StringComparison.Ordinal) => new([], [], []),
        _ => new([], [], [part]),
    };
}
