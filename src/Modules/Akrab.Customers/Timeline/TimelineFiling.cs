using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Timeline;

/// <summary>Answers whose an e-mail address is, and puts the mail that came in onto their timeline.</summary>
public sealed class TimelineFiling(AkrabDb db, Registry registry, Lookup lookup, TimeProvider time) : ITimelines
{
    public async Task<IReadOnlyList<PartyId>> PartiesAt(IReadOnlyCollection<string> emails, CancellationToken stop)
    {
        List<Guid> found = [];
        foreach (var definition in (EntityDefinition[])[registry.Get<Person>(), registry.Get<Organisation>()])
            found.AddRange((await lookup.ByKeys(definition.Find("emails")!, emails, stop)).SelectMany(records => records));
        return [.. found.Distinct().Select(PartyId.Of)];
    }

    public async Task File(FiledMail mail, CancellationToken stop)
    {
        var party = await db.Set<Party>().AsTracking().FirstAsync(p => p.Id == mail.Party, stop);
        party.SpokeAt(mail.At);
        var filed = new Interaction
        {
            Party = mail.Party,
            Kind = InteractionKind.Message,
            Channel = Channel.Email,
            Direction = mail.IsTheirs ? Direction.In : Direction.Out,
            At = mail.At,
            Member = mail.Member,
            Subject = mail.Subject,
            Body = mail.Body,
            IsFromMail = true,
        };
        filed.Made();
        db.Add(filed);
    }

    public Task Tell(PartyId? party, TimelineStory story, string what, string? more, CancellationToken stop)
    {
        if (party is not { } whose)
            return Task.CompletedTask;

        var kind = story switch
        {
            TimelineStory.SaleWon => InteractionKind.SaleWon,
            TimelineStory.SaleLost => InteractionKind.SaleLost,
            TimelineStory.QuoteSent => InteractionKind.QuoteSent,
            TimelineStory.QuoteAccepted => InteractionKind.QuoteAccepted,
            TimelineStory.QuoteDeclined => InteractionKind.QuoteDeclined,
            TimelineStory.Ordered => InteractionKind.Ordered,
            TimelineStory.Invoiced => InteractionKind.Invoiced,
            TimelineStory.Paid => InteractionKind.Paid,
            TimelineStory.Credited => InteractionKind.Credited,
            TimelineStory.Refunded => InteractionKind.Refunded,
            _ => InteractionKind.Request,
        };
        db.Add(new Interaction { Party = whose, Kind = kind, Channel = Channel.None, Direction = story == TimelineStory.Enquiry ? Direction.In : default, At = time.Now(), Member = db.Me, Subject = what, Body = more });
        return Task.CompletedTask;
    }
}
