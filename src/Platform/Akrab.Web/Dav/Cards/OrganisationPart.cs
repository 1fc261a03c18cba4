using Akrab.Exchange.VCard;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Web.Dav.Cards;

/// <summary>Where somebody works. Finding or making the organisation takes a question to the database, and is done by the address book.</summary>
internal sealed class OrganisationPart(Field title) : CardPart("ORG")
{
    public static IEnumerable<CardPart> All(EntityDefinition definition) => definition.Find("organisation") is null ? [] : [new OrganisationPart(definition.Title)];

    public override string Said(Card card) => title.Type.Write(Read(title, card.Organisation));

    public override void Take(Entity record, Card sent, Card shown)
    {
    }
}
