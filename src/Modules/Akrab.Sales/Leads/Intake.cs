using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Events;
using Akrab.Kernel.Fields;
using Akrab.Sales.Leads.Assignment;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Leads;

/// <summary>Receives enquiries: whose it is, how promising, who answers it, and by when.</summary>
internal sealed class Intake(AkrabDb db, IReception reception, IConsents consents, Rater rater, Assigner assigner, ITimelines timelines, TimeProvider time) : IHandle<LeadArrived>, IHandle<InteractionRecorded>
{
    private static readonly ChoiceType Sources = ChoiceType.Of(typeof(Source));

    public Task Handle(Happened<LeadArrived> happened, CancellationToken stop) => Receive(happened.Event.Lead, stop);

    /// <summary>Whoever was spoken with has been answered.</summary>
    public async Task Handle(Happened<InteractionRecorded> happened, CancellationToken stop)
    {
        var (_, party, isOurs) = happened.Event;
        if (!isOurs)
            return;

        foreach (var lead in await db.Set<Lead>().AsTracking().Where(l => l.Party == party && l.Status == LeadStatus.Open && l.AnsweredAt == null && l.ArrivedAt <= happened.At).ToListAsync(stop))
        {
            lead.Answer(happened.At);
            await rater.Rate(lead, stop);
        }

        await db.SaveChangesAsync(stop);
    }

    /// <summary>What somebody new agreed to counts for the ways they gave. For somebody we know it does not count by itself: anybody can type their number.</summary>
    private void NoteConsent(PartyId party, string text, string? phone, string? email)
    {
        foreach (var channel in (Channel[])[.. phone is null ? (Channel[])[] : [Channel.Phone, Channel.Whatsapp], .. email is null ? (Channel[])[] : [Channel.Email]])
            consents.Give(party, Purpose.Marketing, channel, Sources.Format(Source.WebForm), text);
    }

    /// <summary>Receives one enquiry, unless it was received before.</summary>
    public async Task Receive(LeadId id, CancellationToken stop)
    {
        if (await db.Set<Lead>().AsTracking().FirstOrDefaultAsync(l => l.Id == id, stop) is not { ReceivedAt: null } lead)
            return;

        if (lead.Recognised == RecognisedBy.Nothing)
        {
            var (phone, email) = (lead.Phone, lead.Email);
            lead.Recognise(lead.Party is null ? await reception.Receive(new Visitor(lead.ContactName, lead.Phone, lead.Email) { Owner = lead.Owner, Source = lead.Source is { } way ? Sources.Format(way) : null }, stop) : new(lead.Party, RecognisedBy.OneOfUs));
            if (lead is { Agreed: { } text, Recognised: RecognisedBy.New, Party: { } newcomer })
                NoteConsent(newcomer, text, phone, email);
            await db.SaveChangesAsync(stop);
        }

        await rater.Rate(lead, stop);
        await assigner.Assign(lead, stop);
        lead.Receive(time.Now());
        if (lead.Party is { } party)
            await timelines.Tell(party, TimelineStory.Enquiry, lead.Wish, lead.Message, stop);
        await db.SaveChangesAsync(stop);
    }
}
