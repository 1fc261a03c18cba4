using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Ui;

namespace Akrab.Web.Boards;

/// <summary>Something to know of a card: in grey, or in a colour that calls.</summary>
public sealed record CardNote(string Text, Tone Tone = Tone.Grey);

/// <summary>What a module has to say of the cards of a board, besides their fields.</summary>
public interface ICardNotes
{
    bool IsFor(EntityDefinition definition);

    /// <summary>The notes of each card that has some.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<CardNote>>> Of(IReadOnlyList<Entity> cards, CancellationToken stop);
}
