using System.Collections.Concurrent;
using Akrab.Contracts;

namespace Akrab.Testing;

/// <summary>The mail server at the edge of the house.</summary>
public sealed class Postbox : IHousePost
{
    /// <summary>What was handed over.</summary>
    public ConcurrentQueue<HouseLetter> Letters { get; } = [];

    /// <inheritdoc />
    public bool CanSend => true;

    /// <inheritdoc />
    public Task<bool> Send(HouseLetter letter, CancellationToken stop)
    {
        Letters.Enqueue(letter);
        return Task.FromResult(true);
    }
}
