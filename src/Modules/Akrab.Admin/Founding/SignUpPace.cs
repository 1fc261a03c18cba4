using System.Threading.RateLimiting;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;

namespace Akrab.Admin.Founding;

/// <summary>Slows floods down: so many letters in an hour to one address, for one network address, and in all; whether anybody is known plays no part.</summary>
internal sealed class SignUpPace : IDisposable
{
    public const int PerEmail = 3, PerAddress = 20, InAll = 300;

    private readonly PartitionedRateLimiter<(string Address, string Email)> _letters = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(string Address, string Email), string>(who => RateLimitPartition.GetSlidingWindowLimiter(who.Email, _ => Window(PerEmail))),
        PartitionedRateLimiter.Create<(string Address, string Email), string>(who => RateLimitPartition.GetSlidingWindowLimiter(who.Address, _ => Window(PerAddress))),
        PartitionedRateLimiter.Create<(string Address, string Email), string>(_ => RateLimitPartition.GetSlidingWindowLimiter("", _ => Window(InAll))));

    public bool MayAsk(HttpContext context, string email)
    {
        using var lease = _letters.AttemptAcquire((Networks.Of(context.Connection.RemoteIpAddress), email.ToUpperInvariant()));
        return lease.IsAcquired;
    }

    public void Dispose() => _letters.Dispose();

    private static SlidingWindowRateLimiterOptions Window(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromHours(1), SegmentsPerWindow = 6, QueueLimit = 0 };
}
