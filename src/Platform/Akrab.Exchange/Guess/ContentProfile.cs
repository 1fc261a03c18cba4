using Akrab.Kernel.Values;

namespace Akrab.Exchange.Guess;

/// <summary>What the cells of one column look like, as the share of the filled cells that look like each kind.</summary>
internal sealed class ContentProfile
{
    // Long texts are notes whatever they hold, and patterns should not walk through a megabyte.
    private const int LengthLookedAt = 300, ValuesLookedAt = 500;

    private readonly string[] values;
    private readonly Dictionary<FieldKind, double> shares = [];

    public ContentProfile(IEnumerable<string> cells)
    {
        values = [.. cells.SelectMany(MultiValue.Split).Where(value => value.Length > 0).Take(ValuesLookedAt).Select(value => value.Length > LengthLookedAt ? value[..LengthLookedAt] : value)];
        Distinct = values.Length == 0 ? 0 : (double)values.Distinct(StringComparer.OrdinalIgnoreCase).Count() / values.Length;
    }

    public IReadOnlyList<string> Values => values;

    public int Filled => values.Length;

    public double Distinct { get; }

    public bool HasPlaceAndDate => Share(Looks.LikePlaceAndDate) >= 0.5;

    /// <summary>Fits the kind at all, as far as its looks are known: below a header that says the kind, this may contradict.</summary>
    public double Fits(FieldKind kind) => Cached(kind, () => kind switch
    {
        FieldKind.Email => Share(Looks.LikeEmail),
        FieldKind.Phone => Share(Looks.LikePhone),
        FieldKind.Birthday or FieldKind.Anniversary or FieldKind.CreatedAt or FieldKind.Date =>
            Share(text => Looks.LikeDate(text) || Looks.LikePlaceAndDate(text)),
        FieldKind.PersonName or FieldKind.GivenName or FieldKind.FamilyName or FieldKind.OrganisationName or FieldKind.CallName =>
            1 - Share(text => Looks.LikeEmail(text) || Looks.LikeSurePhone(text) || Looks.LikeUrl(text) || Looks.LikeDate(text) || Looks.LikeMoney(text)),
        FieldKind.Street or FieldKind.City or FieldKind.Province =>
            1 - Share(text => Looks.LikeEmail(text) || Looks.LikeSurePhone(text) || Looks.LikeDate(text) || Looks.LikeMoney(text)),
        FieldKind.Gender => Share(Looks.LikeGender),
        _ => 1,
    });

    /// <summary>Shows the kind by itself, whatever the header says: 0 (no) to 1 (beyond doubt).</summary>
    public double Shows(FieldKind kind) => Filled < 2 && kind is not (FieldKind.Email or FieldKind.Phone) ? 0 : kind switch
    {
        FieldKind.Email => Sure(Looks.LikeEmail, 0.9),
        FieldKind.Phone => Sure(Looks.LikeSurePhone, 0.85),
        FieldKind.Url => Sure(Looks.LikeUrl, 0.75),
        FieldKind.Street => Sure(Looks.LikeStreet, 0.75),
        FieldKind.NationalId => Sure(Looks.LikeNationalId, 0.75),
        FieldKind.TaxNumber => Sure(Looks.LikeTaxNumber, 0.85),
        FieldKind.Province => Sure(KnownPlaces.IsProvince, 0.7),
        FieldKind.City => Sure(KnownPlaces.IsCity, 0.7),
        FieldKind.OrganisationName => Filled >= 3 ? Sure(Looks.LikeOrganisation, 0.7) : 0,
        FieldKind.PersonName => Filled >= 3 ? ShowsNames() : 0,
        FieldKind.Birthday => HasPlaceAndDate ? 0.75 : Filled >= 3 ? Sure(IsBirthDate, 0.6) : 0,
        FieldKind.PostalCode => Filled >= 3 && Distinct > 0.2 ? Sure(Looks.LikePostalCode, 0.5) : 0,
        FieldKind.Gender => Filled >= 3 ? Sure(Looks.LikeGender, 0.6) : 0,
        _ => 0,
    };

    private double ShowsNames()
    {
        if (Share(Looks.LikeWords) < 0.8 || Distinct < 0.5 || Shows(FieldKind.OrganisationName) > 0)
            return 0;

        var known = Share(KnownNames.Occurs);
        return known >= 0.6 ? 0.7 : known >= 0.3 ? 0.55 : 0;
    }

    /// <summary>Three years back at least: a column of this year's dates is no column of birthdays.</summary>
    private static bool IsBirthDate(string text) =>
        DateText.Read(text, DateOrder.DayFirst) is { } date ? date.Year is null or (>= 1920 and <= 2012)
        : DateText.Read(text, DateOrder.MonthFirst)?.Year is >= 1920 and <= 2012;

    private double Sure(Func<string, bool> looks, double certainty) => Share(looks) is var share && share >= 0.6 ? certainty * (0.5 + share / 2) : 0;

    private double Share(Func<string, bool> looks) => values.Length == 0 ? 0 : (double)values.Count(looks) / values.Length;

    private double Cached(FieldKind kind, Func<double> share)
    {
        if (!shares.TryGetValue(kind, out var known))
            shares[kind] = known = share();
        return known;
    }
}
