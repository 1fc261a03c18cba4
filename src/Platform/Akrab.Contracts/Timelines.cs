using Akrab.Kernel.Entities;

namespace Akrab.Contracts;

/// <summary>Knows whose an address is, and writes what was written onto their timeline. Answered by whoever keeps the customers.</summary>
public interface ITimelines
{
    /// <summary>The parties with one of these addresses, each once; an address may be shared.</summary>
    Task<IReadOnlyList<PartyId>> PartiesAt(IReadOnlyCollection<string> emails, CancellationToken stop);

    /// <summary>Adds an e-mail to the timeline of a party, to be saved with the context.</summary>
    Task File(FiledMail mail, CancellationToken stop);

    /// <summary>Tells on the timeline of a party what a member did just now, to be saved with the context.</summary>
    /// <param name="party">Whose; nothing is told where it is nobody's.</param>
    /// <param name="what">What it was about.</param>
    Task Tell(PartyId? party, TimelineStory story, string what, string? more, CancellationToken stop);
}

/// <summary>What other modules tell on a timeline.</summary>
public enum TimelineStory
{
    /// <summary>They asked for something.</summary>
    Enquiry,
    SaleWon,
    SaleLost,
    QuoteSent,
    QuoteAccepted,
    QuoteDeclined,
    Ordered,
    Invoiced,
    Paid,
    Credited,
    Refunded,
}

/// <summary>An e-mail that came in and belongs onto a timeline.</summary>
/// <param name="IsTheirs">The party wrote it; otherwise somebody of ours did.</param>
/// <param name="Member">Who of ours wrote or passed it on, as the mail claims.</param>
public sealed record FiledMail(PartyId Party, bool IsTheirs, DateTimeOffset At, MemberId? Member, string Subject, string Body);
