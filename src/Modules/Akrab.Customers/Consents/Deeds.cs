using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;

namespace Akrab.Customers.Consents;

/// <summary>They allow something.</summary>
public sealed record GiveConsent(Purpose For, Channel By, string Source, [LongText] string? Text, [LongText] string? Evidence);

/// <summary>They take it back; without a purpose, everything that is not service.</summary>
public sealed record WithdrawConsent(Purpose? For, Channel? By, string? Source, [LongText] string? Evidence);

/// <summary>Writes down what a party allows, and what it does not allow any more.</summary>
public sealed class NoteConsent(AkrabDb db, Children children, TimeProvider time) : IDo<Party, GiveConsent>, IDo<Party, WithdrawConsent>
{
    public async Task Do(Party record, GiveConsent input, CancellationToken stop)
    {
        if ((await children.Alone([record.Id], stop)).Count > 0)
            throw new BrokenRule("consent.child-without-guardian");

        Note(record.Id, input.For, input.By, ConsentState.Given, input.Source, input.Text, input.Evidence);
    }

    public Task Do(Party record, WithdrawConsent input, CancellationToken stop)
    {
        foreach (var purpose in input.For is { } one ? [one] : Enum.GetValues<Purpose>().Where(p => p != Purpose.Service))
            Note(record.Id, purpose, input.By ?? Channel.None, ConsentState.Withdrawn, input.Source ?? Words.Say("consent.noted-by-us"), null, input.Evidence);
        return Task.CompletedTask;
    }

    private void Note(PartyId party, Purpose purpose, Channel channel, ConsentState state, string source, string? text, string? evidence) => db.Add(new Consent
    {
        Party = party,
        Purpose = purpose,
        Channel = channel,
        State = state,
        At = time.Now(),
        Source = source,
        Text = text,
        Evidence = evidence,
        Member = db.Acting.Member,
    });
}
