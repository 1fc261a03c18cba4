using Akrab.Exchange.VCard;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;

namespace Akrab.Web.Dav.Cards;

/// <summary>The name, and how somebody is addressed: one field of ours holds the whole name, another the form of address. An organisation is what it is called.</summary>
internal sealed class NamePart(EntityDefinition definition) : CardPart(["FN", "N", .. definition.Find("organisation") is null ? ["ORG"] : (string[])[]])
{
    private readonly Field? _honorific = definition.Find("honorific");

    public override string Said(Card card) => string.Join('\n', Of(card));

    public override void Take(Entity record, Card sent, Card shown)
    {
        var (honorific, name) = Of(sent);
        definition.Title.Set(record, name);
        if (_honorific is not null && honorific != Of(shown).Honorific)
            _honorific.Set(record, honorific);
    }

    /// <summary>A card without a name is called by whatever else it tells.</summary>
    private (string? Honorific, string? Name) Of(Card card)
    {
        var parts = string.Join(' ', ((string[])[card.GivenName, card.MiddleName, card.FamilyName, card.Suffix]).Where(part => part.Length > 0));
        var whole = ((string?[])
        [
            card.FullName, parts, card.Nicknames.FirstOrDefault(), card.Organisation, card.Emails.Select(e => e.Value).FirstOrDefault(), card.Phones.Select(p => p.Value).FirstOrDefault(),
        ]).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? "";
        if (_honorific is null)
            return (null, Text(definition.Title, whole));

        var name = PersonName.Parse(whole);
        var prefix = card.Prefix.Length > 0 ? PersonName.Parse($"{card.Prefix} X").Honorific ?? (name.Honorific is null ? card.Prefix : null) : null;
        return (Text(_honorific, prefix ?? name.Honorific ?? ""), Text(definition.Title, string.Join(", ", ((string?[])[$"{name.TitlesBefore} {name.Bare}".Trim(), name.TitlesAfter]).OfType<string>())));
    }

    private static string? Text(Field field, string text) => (string?)Read(field, text);
}
