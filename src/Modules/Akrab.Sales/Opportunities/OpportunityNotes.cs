using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Sales.Pipelines;
using Akrab.Ui;
using Akrab.Web.Boards;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Opportunities;

/// <summary>Says on the board how long an opportunity stands in its stage, in red when that is too long, and what is to be done next.</summary>
public sealed class OpportunityNotes(AkrabDb db, IActivities activities, TimeProvider time) : ICardNotes
{
    public bool IsFor(EntityDefinition definition) => definition.ClrType == typeof(Opportunity);

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<CardNote>>> Of(IReadOnlyList<Entity> cards, CancellationToken stop)
    {
        var some = cards.Cast<Opportunity>().ToList();
        var limits = await db.Set<Stage>().AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.StaleAfterDays, stop);
        var next = await activities.NextFor([.. some.Select(o => o.Id)], stop);
        var now = time.Now();
        return some.ToDictionary(o => o.Key, o => (IReadOnlyList<CardNote>)[Standing(o, limits.GetValueOrDefault(o.Stage), now), Next(next.GetValueOrDefault(o.Id), time.Today())]);
    }

    /// <summary>How long it stands in its stage.</summary>
    public static CardNote Standing(Opportunity opportunity, int? limit, DateTimeOffset now)
    {
        var days = Math.Max(0, (now - opportunity.StageSince).Days);
        return new CardNote(Words.Say("opportunity.stands", ("days", days)), days > limit ? Tone.Red : Tone.Grey);
    }

    /// <summary>What is to be done next.</summary>
    public static CardNote Next(NextActivity? next, DateOnly today) => next is null
        ? new CardNote(Words.Say("opportunity.nothing-next"), Tone.Turmeric)
        : new CardNote(next.On is { } on ? $"{next.Subject} · {new DateType().Format(on)}" : next.Subject, next.On < today ? Tone.Red : Tone.Teal);
}
