using Akrab.Contracts;
using Akrab.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Consents;

/// <summary>Answers, for everything that sends, what the parties allow; whoever asks and whomever they see: a withdrawal holds for all.</summary>
public sealed class ConsentReader(AkrabDb db) : IConsents
{
    private const int AtATime = 1_000;

    public async Task<IReadOnlySet<PartyId>> Allowing(IReadOnlyCollection<PartyId> parties, Purpose purpose, Channel channel, CancellationToken stop)
    {
        HashSet<PartyId> allowing = [];
        foreach (var some in parties.Distinct().Chunk(AtATime))
        {
            var words = (await db.Set<Consent>().IgnoreQueryFilters(["rows"]).AsNoTracking()
                .Where(c => some.Contains(c.Party) && c.Purpose == purpose && (c.Channel == channel || c.Channel == Channel.None)).ToListAsync(stop)).ToLookup(c => c.Party);
            allowing.UnionWith(some.Where(party => Allows(purpose, words[party])));
        }

        return allowing;
    }

    /// <summary>The latest word counts; without one, only service is allowed. Of two words of one moment the withdrawal counts.</summary>
    public static bool Allows(Purpose purpose, IEnumerable<Consent> words) =>
        words.OrderByDescending(c => c.At).ThenByDescending(c => c.State).FirstOrDefault() is { } latest ? latest.State == ConsentState.Given : purpose == Purpose.Service;
}
