namespace Akrab.Exchange.VCard;

/// <summary>
/// Cards as rows, so that they pass through the same import as any table. The columns are fixed, because a stream cannot tell how
/// many phones a later card has; what exceeds them joins the last (see <see cref="MultiValue"/>).
/// </summary>
internal sealed class CardTable : TableReader
{
    private const int Phones = 4, Emails = 3, Addresses = 2;

    private readonly VCardReader cards;

    public CardTable(Stream stream, ReadOptions options)
    {
        cards = new VCardReader(stream, options);
        Headers =
        [
            "Full Name", "Given Name", "Middle Name", "Family Name", "Name Prefix", "Name Suffix", "Nickname",
            .. Numbered("Phone", Phones), .. Numbered("E-mail", Emails),
            .. Enumerable.Range(1, Addresses).SelectMany(n => new[] { "Type", "Street", "City", "Region", "Postal Code", "Country" }.Select(part => $"Address {n} - {part}")),
            "Organization", "Department", "Job Title", "Role", "Birthday", "Anniversary", "Gender", "Notes", "Tags", "Website", "UID", "Photo", "Other",
        ];
    }

    public override TableFormat Format => TableFormat.Cards;

    private protected override async ValueTask<SheetRow?> Read(CancellationToken stop)
    {
        if (await cards.Next(stop) is not { } entry)
            return null;

        return new SheetRow(entry.Row, entry.Line, entry.Card is { } card ? Cells(card) : [.. Headers.Select(_ => "")]) { Problem = entry.Problem };
    }

    private static IEnumerable<string> Numbered(string name, int count) =>
        Enumerable.Range(1, count).SelectMany(n => new[] { $"{name} {n}", $"{name} {n} - Type" });

    private static string[] Cells(Card card) =>
    [
        card.FullName, card.GivenName, card.MiddleName, card.FamilyName, card.Prefix, card.Suffix, string.Join(", ", card.Nicknames),
        .. Spread(card.Phones, Phones), .. Spread(card.Emails, Emails), .. Enumerable.Range(0, Addresses).SelectMany(n => Parts(card.Addresses.ElementAtOrDefault(n))),
        card.Organisation, string.Join(", ", card.Units), card.JobTitle, card.Role, card.Birthday, card.Anniversary, card.Gender, card.Note, MultiValue.Join(card.Categories),
        MultiValue.Join(card.Urls.Select(url => url.Value)), card.Uid, card.Photo, string.Join('\n', card.Others.Select(other => $"{other.Name}: {other.Value}")),
    ];

    private static IEnumerable<string> Spread(IReadOnlyList<CardValue> values, int columns)
    {
        for (var i = 0; i < columns; i++)
        {
            var here = i < columns - 1 ? values.Skip(i).Take(1) : values.Skip(i);
            yield return MultiValue.Join(here.Select(value => value.Value));
            yield return MultiValue.Join(here.Select(value => string.Join(", ", value.Types)));
        }
    }

    private static IEnumerable<string> Parts(CardAddress? address) => address is null
        ? Enumerable.Repeat("", 6)
        :
        [
            string.Join(", ", address.Types), string.Join(", ", new[] { address.PostBox, address.Extended, address.Street }.Where(part => part.Length > 0)),
            address.City, address.Region, address.PostalCode, address.Country,
        ];
}
