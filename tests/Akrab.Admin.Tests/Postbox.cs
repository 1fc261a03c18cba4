using System.Collections.Concurrent;
using Akrab.Contracts;

namespace Akrab.Admin.Tests;

/// <summary>The mail server at the edge of the house.</summary>
internal sealed class Postbox : IHousePost
{
    public ConcurrentQueue<HouseLetter> Letters { get; } = [];

    public bool CanSend => true;

    public Task<bool> Send(HouseLetter letter, CancellationToken stop)
    {
        Letters.Enqueue(letter);
        return Task.FromResult(true);
    }
}
