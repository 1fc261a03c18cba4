namespace Akrab.Exchange.VCard;

/// <summary>One person or organisation as a vCard tells it (RFC 6350, and 2426 and vCard 2.1 before it); nothing is null.</summary>
public sealed record Card
{
    public string FullName { get; init; } = "";
    public string FamilyName { get; init; } = "";
    public string GivenName { get; init; } = "";
    public string MiddleName { get; init; } = "";
    public string Prefix { get; init; } = "";
    public string Suffix { get; init; } = "";
    public IReadOnlyList<string> Nicknames { get; init; } = [];

    /// <summary>The preferred one first, as with the others below.</summary>
    public IReadOnlyList<CardValue> Phones { get; init; } = [];
    public IReadOnlyList<CardValue> Emails { get; init; } = [];
    public IReadOnlyList<CardValue> Urls { get; init; } = [];
    public IReadOnlyList<CardAddress> Addresses { get; init; } = [];

    public string Organisation { get; init; } = "";
    public IReadOnlyList<string> Units { get; init; } = [];
    public string JobTitle { get; init; } = "";
    public string Role { get; init; } = "";

    /// <summary>1990-05-13, or --05-13 without the year, or whatever the card says.</summary>
    public string Birthday { get; init; } = "";
    public string Anniversary { get; init; } = "";
    public string Gender { get; init; } = "";
    public string Note { get; init; } = "";
    public IReadOnlyList<string> Categories { get; init; } = [];
    public string Uid { get; init; } = "";

    /// <summary>A link or a data URI; left out when it is larger than the reader's limit.</summary>
    public string Photo { get; init; } = "";

    /// <summary>X-… and what else has no place above.</summary>
    public IReadOnlyList<CardExtra> Others { get; init; } = [];
}

/// <summary>A phone, an e-mail or a link, with its types in small letters: cell, work, home.</summary>
public sealed record CardValue(string Value, IReadOnlyList<string> Types);

public sealed record CardExtra(string Name, string Value);

public sealed record CardAddress
{
    public string PostBox { get; init; } = "";
    public string Extended { get; init; } = "";
    public string Street { get; init; } = "";
    public string City { get; init; } = "";
    public string Region { get; init; } = "";
    public string PostalCode { get; init; } = "";
    public string Country { get; init; } = "";
    public IReadOnlyList<string> Types { get; init; } = [];
}
