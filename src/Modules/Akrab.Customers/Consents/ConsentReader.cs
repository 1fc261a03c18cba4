using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Consents;

/// <summary>Answers, for everything that sends, what the parties allow; whoever asks and whomever they see: a withdrawal holds for all. Who is restricted allows nothing, and what a child allowed without a guardian does not count.</summary>
public sealed class ConsentReader(AkrabDb db, ISafeguards safeguards, Children children, TimeProvider time) : IConsents
{
    private const int AtATime = 1_000;

    public async Task<IReadOnlySet<PartyId>> Allowing(IReadOnlyCollection<PartyId> parties, Purpose purpose, Channel channel, CancellationToken stop)
    {
        HashSet<PartyId> allowing = [];
        foreach (var some in parties.Distinct().Chunk(AtATime))
        {
            var words = (await db.Set<Consent>().IgnoreQueryFilters(["rows"]).AsNoTracking()
                .Where(c => some.Contains(c.Party) && c.Purpose == purpose && (c.Channel == channel || c.Channel == Channel.None)).ToListAsync(stop)).ToLookup(c => c.Party);
            var alone = await children.Alone([.. words.Where(said => said.Any(c => c.State == ConsentState.Given)).Select(said => said.Key)], stop);
            allowing.UnionWith(some.Where(party => Allows(purpose, alone.Contains(party) ? words[party].Where(c => c.State == ConsentState.Withdrawn) : words[party])));
        }

        allowing.ExceptWith(await safeguards.On(allowing, SafeguardKind.Restriction, stop));
        return allowing;
    }

    public void Give(PartyId party, Purpose purpose, Channel channel, string source, string text) =>
        db.Add(new Consent { Party = party, Purpose = purpose, Channel = channel, State = ConsentState.Given, At = time.Now(), Source = source, Text = text, Member = db.Acting.Member });

    public void Withdraw(PartyId party, Purpose? purpose, string source, string? evidence)
    {
        foreach (var one in purpose is { } only ? [only] : Enum.GetValues<Purpose>().Where(p => p != Purpose.Service))
            db.Add(new Consent { Party = party, Purpose = one, Channel = Channel.None, State = ConsentState.Withdrawn, At = time.Now(), Source = source, Evidence = evidence, Member = db.Acting.Member });
    }

    /// <summary>The latest word counts; without one, only service is allowed. Of two words of one moment the withdrawal counts.</summary>
    public static bool Allows(Purpose purpose, IEnumerable<Consent> words) =>
        words.OrderByDescending(c => c.At).ThenByDescending(c => c.State).FirstOrDefault() is { } latest ? latest.State == ConsentState.Given : purpose == Purpose.Service;
}
