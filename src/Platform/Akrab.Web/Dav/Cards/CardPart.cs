using Akrab.Exchange.VCard;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Web.Dav.Cards;

/// <summary>Something that a card and a record both tell, each in its way.</summary>
/// <param name="names">The properties of the card that tell it.</param>
internal abstract class CardPart(params IReadOnlyList<string> names)
{
    public IReadOnlyList<string> Names => names;

    /// <summary>What a card tells, in a form that is equal when two cards tell the same; empty where nothing is told that a record could keep.</summary>
    public abstract string Said(Card card);

    /// <summary>Puts what the card tells into the record.</summary>
    /// <param name="shown">What the client was told before: what it does not know stays.</param>
    public abstract void Take(Entity record, Card sent, Card shown);

    /// <summary>What a field makes of a text; nothing where it cannot hold it.</summary>
    protected static object? Read(Field field, string text)
    {
        try
        {
            return field.Type.Parse(text, ReadingContext.Invariant);
        }
        catch (UnreadableValue)
        {
            return null;
        }
    }
}
