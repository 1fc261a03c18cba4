using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Timeline;

/// <summary>What of a timeline is asked for.</summary>
public sealed record TimelineQuestion(InteractionKind? Kind = null, Channel? Channel = null, DateTimeOffset? BeforeAt = null, Guid? BeforeId = null);

/// <summary>One page of a timeline, newest first.</summary>
/// <param name="Letters">How far those lines are that are e-mails of ours.</param>
public sealed record TimelinePage(Party Party, TimelineQuestion Question, IReadOnlyList<Interaction> Items, bool HasMore,
    IReadOnlyDictionary<Guid, LinkedTitle> Members, IReadOnlyDictionary<Guid, LinkedTitle> Parties, IReadOnlyDictionary<InteractionId, LetterState> Letters);

/// <summary>Reads timelines: one query for the lines, one each for the names in them.</summary>
public sealed class TimelineReader(AkrabDb db, Titles titles, IPost post)
{
    private const int PageSize = 30;

    /// <summary>A page of the timeline of a party, and of those who worked there when it happened.</summary>
    public async Task<TimelinePage> Read(Party party, TimelineQuestion asked, CancellationToken stop)
    {
        var of = party.Id;
        var lines = db.Set<InteractionParty>().Where(p => p.Party == of);
        if (asked is { BeforeAt: { } at, BeforeId: { } id })
        {
            var before = new InteractionId(id);
            lines = lines.Where(p => p.At <= at).Where(Earlier(at, before));
        }

        var interactions = db.Set<Interaction>().AsNoTracking();
        if (asked.Kind is { } kind)
            interactions = interactions.Where(i => i.Kind == kind);
        if (asked.Channel is { } channel)
            interactions = interactions.Where(i => i.Channel == channel);

        var items = await lines.Join(interactions, p => p.Interaction, i => i.Id, (p, i) => new { Line = p, Interaction = i })
            .OrderByDescending(x => x.Line.At).ThenByDescending(x => x.Line.Interaction).Take(PageSize + 1).Select(x => x.Interaction).ToListAsync(stop);
        var page = items.Take(PageSize).ToList();
        var members = await titles.Of(typeof(MemberId), [.. page.Select(i => i.Member?.Value).OfType<Guid>().Distinct()], stop);
        var parties = await titles.Of(typeof(PartyId), [.. page.Select(i => i.Party.Value).Where(p => p != party.Id.Value).Distinct()], stop);
        var ours = page.Where(i => i is { Channel: Channel.Email, Direction: Direction.Out, IsFromMail: false }).Select(i => i.Id).ToList();
        var letters = ours.Count == 0 ? new Dictionary<InteractionId, LetterState>() : await post.StatesOf(ours, stop);
        return new TimelinePage(party, asked, page, items.Count > PageSize, members, parties, letters);
    }

    private static System.Linq.Expressions.Expression<Func<InteractionParty, bool>> Earlier(DateTimeOffset at, InteractionId id)
    {
        var row = System.Linq.Expressions.Expression.Parameter(typeof(InteractionParty), "row");
        var moment = System.Linq.Expressions.Expression.Property(row, nameof(InteractionParty.At));
        var interaction = System.Linq.Expressions.Expression.Property(row, nameof(InteractionParty.Interaction));
        return System.Linq.Expressions.Expression.Lambda<Func<InteractionParty, bool>>(System.Linq.Expressions.Expression.OrElse(
            Ordering.Less(moment, Held.Value(at, typeof(DateTimeOffset))), Ordering.Less(interaction, Held.Value(id, typeof(InteractionId)))), row);
    }
}
