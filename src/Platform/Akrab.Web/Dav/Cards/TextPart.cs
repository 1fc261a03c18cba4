using Akrab.Exchange.VCard;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Web.Dav.Cards;

/// <summary>A field that a card tells in a property of its own. What the field cannot hold stays in the card and out of the record.</summary>
internal sealed class TextPart(Field field, string property, Func<Card, string> told) : CardPart(property)
{
    public static IEnumerable<CardPart> All(EntityDefinition definition)
    {
        (string Field, string Property, Func<Card, string> Told)[] all =
        [
            ("callName", "NICKNAME", card => card.Nicknames.Count > 0 ? card.Nicknames[0] : ""),
            ("jobTitle", "TITLE", card => card.JobTitle),
            ("birthday", "BDAY", card => card.Birthday),
            ("website", "URL", card => card.Urls.Count > 0 ? card.Urls[0].Value : ""),
            ("notes", "NOTE", card => card.Note),
        ];
        return all.Where(p => definition.Find(p.Field) is not null).Select(p => new TextPart(definition.Find(p.Field)!, p.Property, p.Told));
    }

    public override string Said(Card card) => field.Type.Write(Value(card));

    public override void Take(Entity record, Card sent, Card shown) => field.Set(record, Value(sent));

    private object? Value(Card card) => Read(field, told(card));
}
