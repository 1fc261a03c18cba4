namespace Akrab.Exchange.Guess;

/// <summary>Tells by the header which address or contact point a column belongs to: "Home Street" and "Home City" are one address.</summary>
internal static class ColumnGroup
{
    private static readonly (string Word, string Group)[] Words =
    [
        ("home", "home"), ("rumah", "home"), ("business", "business"), ("work", "business"), ("kantor", "business"), ("office", "business"),
        ("mailing", "mailing"), ("billing", "billing"), ("penagihan", "billing"), ("shipping", "shipping"), ("pengiriman", "shipping"), ("kirim", "shipping"),
        ("other", "other"), ("ktp", "identity"),
    ];

    public static string Of(string header, string normalised)
    {
        foreach (var (word, group) in Words)
            if (HeaderText.Contains(normalised, word))
                return group;

        return HeaderText.Ordinal(header) is { } number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
    }

    /// <summary>The column whose value a label column describes: "Phone 1 - Value" or "Phone 1" for "Phone 1 - Type".</summary>
    public static int? Described(IReadOnlyList<string> headers, int label)
    {
        var dash = headers[label].LastIndexOf(" - ", StringComparison.Ordinal);
        if (dash < 0)
            return null;

        var stem = headers[label][..dash];
        for (var i = 0; i < headers.Count; i++)
            if (i != label && (headers[i].Equals(stem, StringComparison.OrdinalIgnoreCase) || headers[i].StartsWith(stem + " - ", StringComparison.OrdinalIgnoreCase)))
                return i;
        return null;
    }
}
