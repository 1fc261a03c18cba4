using System.Collections.Concurrent;
using Akrab.Exchange.VCard;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Web.Dav.Cards;

/// <summary>All that cards and the records of an entity both tell: it moves one way or the other only where the two differ.</summary>
internal sealed class CardParts
{
    private static readonly ConcurrentDictionary<EntityDefinition, CardParts> Known = new();

    private readonly IReadOnlyList<CardPart> _all;

    private CardParts(EntityDefinition definition) => _all =
    [
        new NamePart(definition),
        .. TextPart.All(definition),
        .. PointPart.All(definition),
        .. TagsPart.All(definition),
        .. OrganisationPart.All(definition),
    ];

    public static CardParts Of(EntityDefinition definition) => Known.GetOrAdd(definition, static d => new CardParts(d));

    /// <summary>A card as a client wrote it, brought to what the record says now; letter by letter the same where nothing differs.</summary>
    public CardText Refresh(CardText kept, Card now)
    {
        var outdated = _all.Where(part => part.Said(kept.Card) != part.Said(now)).SelectMany(part => part.Names).ToList();
        if (kept.Card.Uid != now.Uid)
            outdated.Add("UID");
        return outdated.Count == 0 ? kept : kept.With(outdated, CardText.Of(now, kept.Version));
    }

    /// <summary>Whether a client tells something else of a property than it was told.</summary>
    public bool Tells(string name, Card sent, Card shown) => _all.Any(part => part.Names.Contains(name) && part.Said(sent) != part.Said(shown));

    /// <summary>What a client changed goes into the record, and nothing else.</summary>
    public void Take(Entity record, Card sent, Card shown)
    {
        foreach (var part in _all)
            if (part.Said(sent) != part.Said(shown))
                part.Take(record, sent, shown);
    }
}
