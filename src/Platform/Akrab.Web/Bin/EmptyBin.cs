using Akrab.Contracts;
using Akrab.Data.Erasing;
using Akrab.Kernel.Jobs;

namespace Akrab.Web.Bin;

/// <summary>What has lain in the bin long enough goes for good.</summary>
public sealed record EmptyBin;

/// <summary>Every night; whoever is under a legal hold stays, with all that is theirs.</summary>
public sealed class EmptyingBin(OldBin bin, ISafeguards safeguards) : IJob<EmptyBin>
{
    public const string Kind = "empty-bin";

    public async Task<object?> Run(EmptyBin input, RunningJob job, CancellationToken stop)
    {
        var (emptied, held) = await bin.Empty(async ids => (await safeguards.On([.. ids.Select(PartyId.Of)], SafeguardKind.LegalHold, stop)).Select(p => p.Value).ToHashSet(), job, stop);
        return new { emptied, held };
    }
}
