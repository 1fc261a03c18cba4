namespace Akrab.Exchange.Guess;

/// <summary>What a column of a shop owner's file can mean.</summary>
public enum FieldKind
{
    PersonName, GivenName, MiddleName, FamilyName, CallName, Honorific, Suffix, OrganisationName, Department, JobTitle,
    Phone, Email, Url, Label,
    Street, Village, District, City, Province, PostalCode, Country,
    Birthday, Anniversary, Gender, NationalId, TaxNumber,
    Tags, Note, ExternalId, CreatedAt, Owner, Source, Status, Role,
    Text, Number, Date, Money,

    /// <summary>Known by its header, and not about the party: the name of an advertisement, a product, a bank.</summary>
    Unrelated,
}

public static class FieldKinds
{
    /// <summary>Several columns may hold it: phone 1, phone 2.</summary>
    public static bool IsMany(this FieldKind kind) =>
        kind is FieldKind.Phone or FieldKind.Email or FieldKind.Url or FieldKind.Tags or FieldKind.Note or FieldKind.Label;

    /// <summary>A part of an address: one column for each address (home, business).</summary>
    public static bool IsPlace(this FieldKind kind) => kind is >= FieldKind.Street and <= FieldKind.Country;

    public static bool IsName(this FieldKind kind) =>
        kind is FieldKind.PersonName or FieldKind.GivenName or FieldKind.FamilyName or FieldKind.OrganisationName;

    public static bool IsDate(this FieldKind kind) =>
        kind is FieldKind.Birthday or FieldKind.Anniversary or FieldKind.CreatedAt or FieldKind.Date;

    /// <summary>Says nothing by itself: only the field's own words can find its column.</summary>
    public static bool IsPlain(this FieldKind kind) => kind is >= FieldKind.Text and <= FieldKind.Money;
}
