using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Sessions;

/// <summary>Slows floods at public forms down: so many requests per address and per form in an hour, so many codes per address.</summary>
public sealed class FormPace : IDisposable
{
    private const int PerAddress = 10, PerForm = 60, CodesPerAddress = 30;

    private readonly PartitionedRateLimiter<(string Address, string Form)> _requests = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(string Address, string Form), string>(who => RateLimitPartition.GetSlidingWindowLimiter(who.Address, _ => Window(PerAddress))),
        PartitionedRateLimiter.Create<(string Address, string Form), string>(who => RateLimitPartition.GetSlidingWindowLimiter(who.Form, _ => Window(PerForm))));

    private readonly PartitionedRateLimiter<string> _codes = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(address, _ => Window(CodesPerAddress)));

    public bool MayAsk(HttpContext context, string form)
    {
        using var lease = _requests.AttemptAcquire((AddressOf(context), form));
        return lease.IsAcquired;
    }

    public bool MayTry(HttpContext context)
    {
        using var lease = _codes.AttemptAcquire(AddressOf(context));
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _requests.Dispose();
        _codes.Dispose();
    }

    private static string AddressOf(HttpContext context) => Networks.Of(context.Connection.RemoteIpAddress);

    private static SlidingWindowRateLimiterOptions Window(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromHours(1), SegmentsPerWindow = 6, QueueLimit = 0 };
}
