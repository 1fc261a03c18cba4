using Akrab.Exchange.VCard;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Web.Dav.Cards;

/// <summary>Tags as categories. Many clients know none and send none: only those who send some change them.</summary>
internal sealed class TagsPart(Field field) : CardPart("CATEGORIES")
{
    public static IEnumerable<CardPart> All(EntityDefinition definition) => definition.Find("tags") is { Type: TagsType } tags ? [new TagsPart(tags)] : [];

    public override string Said(Card card) => Read(field, string.Join('\n', card.Categories)) is TextSet tags ? string.Join('\n', tags.Items.Order(StringComparer.Ordinal)) : "";

    public override void Take(Entity record, Card sent, Card shown)
    {
        if (Read(field, string.Join('\n', sent.Categories)) is { } tags)
            field.Set(record, tags);
    }
}
