using Akrab.Data.Lists;
using Akrab.Exchange.VCard;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Web.Export;

/// <summary>What the card of a record says; the same in a file and on a phone.</summary>
internal sealed class RecordCards(EntityDefinition definition)
{
    /// <summary>The field with where somebody works; organisations have none.</summary>
    public Field? Organisation { get; } = definition.Find("organisation");

    /// <summary>Whether a card is of a person, who has a name to be addressed by.</summary>
    public bool IsOfPeople { get; } = definition.Title.Name == "fullName";

    public Card Of(Entity record, IReadOnlyDictionary<Guid, LinkedTitle> linked)
    {
        var title = definition.TitleOf(record);
        return new Card
        {
            FullName = title,
            GivenName = IsOfPeople ? title : "",
            Prefix = Text(record, "honorific"),
            Nicknames = Text(record, "callName") is { Length: > 0 } name ? [name] : [],
            Phones = [.. Points<PhonePoint>(record, "phones").Select(p => new CardValue(p.Number ?? p.Typed, Types(p.Kind)))],
            Emails = [.. Points<EmailPoint>(record, "emails").Select(e => new CardValue(e.Address, Types(e.Kind)))],
            Addresses = [.. Points<AddressPoint>(record, "addresses").Select(Address)],
            Urls = Text(record, "website") is { Length: > 0 } url ? [new CardValue(url, [])] : [],
            Organisation = !IsOfPeople ? title : Organisation?.Get(record) is IEntityId id ? linked.GetValueOrDefault(id.Value)?.Title ?? "" : "",
            JobTitle = Text(record, "jobTitle"),
            Birthday = Text(record, "birthday"),
            Note = Text(record, "notes"),
            Categories = definition.Find("tags")?.Get(record) is TextSet tags ? tags.Items : [],
            Uid = record.Key.ToString(),
        };
    }

    private static CardAddress Address(AddressPoint address) => new()
    {
        Street = address.Street ?? "",
        Extended = string.Join(", ", ((string?[])[address.Village, address.District]).Where(p => p is not null)),
        City = address.City ?? "",
        Region = address.Province ?? "",
        PostalCode = address.PostalCode ?? "",
        Country = address.Country ?? "",
        Types = Types(address.Kind),
    };

    private static IReadOnlyList<string> Types(string? kind) => kind switch
    {
        null => [],
        "mobile" => ["cell"],
        _ => [kind],
    };

    private string Text(Entity record, string name) => definition.Find(name) is { } field ? field.Type.Write(field.Get(record)) : "";

    private IReadOnlyList<T> Points<T>(Entity record, string name) where T : class => definition.Find(name)?.Get(record) is Points<T> points ? points.Items : [];
}
