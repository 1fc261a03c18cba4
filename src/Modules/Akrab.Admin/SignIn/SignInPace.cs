using System.Threading.RateLimiting;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;

namespace Akrab.Admin.SignIn;

/// <summary>
/// Slows guessing down: so many tries per address and per account in a while, and one at a time per account, so that many tries at once
/// cannot slip past the counting of failures.
/// </summary>
internal sealed class SignInPace : IDisposable
{
    private const int PerAddress = 100;
    private const int PerAccount = 20;
    private static readonly TimeSpan While = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<(string Address, string Account)> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(string Address, string Account), string>(who => RateLimitPartition.GetSlidingWindowLimiter(who.Address, _ => Window(PerAddress))),
        PartitionedRateLimiter.Create<(string Address, string Account), string>(who => RateLimitPartition.GetSlidingWindowLimiter(who.Account, _ => Window(PerAccount))),
        PartitionedRateLimiter.Create<(string Address, string Account), string>(who => RateLimitPartition.GetConcurrencyLimiter(who.Account,
            _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = PerAccount })));

    /// <summary>Waits for this try's turn; an unacquired lease means: too many. Dispose it when the try is over.</summary>
    public ValueTask<RateLimitLease> Enter(HttpContext context, string account, CancellationToken stop) =>
        _limiter.AcquireAsync((Networks.Of(context.Connection.RemoteIpAddress), account.ToUpperInvariant()), cancellationToken: stop);

    /// <summary>Whether a program may try. It shows its password with every request, so only failures count; and they count apart, or a forgotten phone would lock its owner out of the door.</summary>
    public bool MayTry(HttpContext context, string account) => Attempt(context, account, permits: 0);

    /// <summary>Counts the failure of a program.</summary>
    public void Fail(HttpContext context, string account) => Attempt(context, account, permits: 1);

    private bool Attempt(HttpContext context, string account, int permits)
    {
        using var lease = _limiter.AttemptAcquire(("program " + Networks.Of(context.Connection.RemoteIpAddress), "program " + account.ToUpperInvariant()), permits);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    private static SlidingWindowRateLimiterOptions Window(int permits) => new() { PermitLimit = permits, Window = While, SegmentsPerWindow = 5, QueueLimit = 0 };
}
