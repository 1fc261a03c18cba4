namespace Akrab.Exchange.Guess;

/// <summary>"Kontak" above numbers is a phone, above names a person: the header only says that the column reaches somebody.</summary>
internal static class AmbiguousHeader
{
    private static readonly HashSet<string> Words =
        ["kontak", "contact", "contacts", "cp", "contact info", "info kontak", "kontak pelanggan", "kontak customer", "contact details", "detail kontak"];

    public static (FieldKind Kind, double Score)? Settle(string normalised, ContentProfile content)
    {
        if (content.Filled == 0 || !Words.Contains(normalised))
            return null;

        return content.Fits(FieldKind.Email) >= 0.6 ? (FieldKind.Email, 0.85)
            : content.Fits(FieldKind.Phone) >= 0.6 ? (FieldKind.Phone, 0.85)
            : content.Values.All(Looks.LikeWords) ? (FieldKind.PersonName, 0.7)
            : null;
    }
}
