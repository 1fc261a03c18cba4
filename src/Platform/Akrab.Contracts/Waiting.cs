using Akrab.Kernel.Entities;

namespace Akrab.Contracts;

/// <summary>Knows who waits for an answer of a member; answered by each module that lets people wait, and told on the page of the day.</summary>
public interface IWaiting
{
    /// <summary>Those who wait for this member, the most urgent first.</summary>
    Task<IReadOnlyList<Waiting>> For(MemberId member, int most, CancellationToken stop);
}

/// <summary>Somebody who waits.</summary>
/// <param name="Text">How urgent it is, and for how long they have waited.</param>
/// <param name="Phone">By what number they are reached; null where there is none, or the member may not know it.</param>
public sealed record Waiting(string Title, string Url, string Text, string? Phone, bool IsLate);
