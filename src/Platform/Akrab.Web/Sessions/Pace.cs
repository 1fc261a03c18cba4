using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Akrab.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Configuration;

namespace Akrab.Web.Sessions;

/// <summary>
/// How often a program may call with one token, and how often one network address may come without signing in. Told in the header
/// fields <c>RateLimit-Policy</c> and <c>RateLimit</c> (draft-ietf-httpapi-ratelimit-headers) and, once it is too often, in
/// <c>Retry-After</c> (RFC 9110).
/// </summary>
public sealed class Pace : IDisposable
{
    /// <summary>Calls a minute with one token; 0 for as many as one likes.</summary>
    public const string CallsSetting = "AKRAB_CALLS_PER_MINUTE";

    /// <summary>Requests a minute from one address without signing in; 0 for as many as one likes.</summary>
    public const string VisitsSetting = "AKRAB_VISITS_PER_MINUTE";

    private const int UsualCalls = 6000, UsualVisits = 600, Seconds = 60;

    private readonly int _calls;
    private readonly int _visits;
    private readonly PartitionedRateLimiter<(string Who, int Limit)> _buckets = PartitionedRateLimiter.Create<(string Who, int Limit), string>(one =>
        RateLimitPartition.GetTokenBucketLimiter(one.Who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = one.Limit,
            TokensPerPeriod = Math.Max(1, one.Limit / Seconds),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, Seconds / one.Limit)),
            QueueLimit = 0,
        }));

    public Pace(IConfiguration settings) => (_calls, _visits) = (Read(settings[CallsSetting], UsualCalls), Read(settings[VisitsSetting], UsualVisits));

    /// <summary>Lets the request through, or answers it: too often.</summary>
    internal async Task Go(HttpContext context, RequestDelegate next)
    {
        var token = context.User.FindFirstValue(AkrabClaims.Token);
        var limit = token is not null ? _calls : context.User.Identity is { IsAuthenticated: true } || context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null ? 0 : _visits;
        if (limit == 0)
        {
            await next(context);
            return;
        }

        var one = (token ?? Networks.Of(context.Connection.RemoteIpAddress), limit);
        using var lease = _buckets.AttemptAcquire(one);
        var left = _buckets.GetStatistics(one)?.CurrentAvailablePermits ?? 0;
        var name = token is null ? "visits" : "calls";
        var wait = lease.IsAcquired ? 0 : (int)Math.Ceiling((lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1)).TotalSeconds);
        // An error clears what was set before it.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={limit};w={Seconds}");
            context.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={left};t={(limit - left) * Seconds / limit}");
            if (wait > 0)
                context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        if (!lease.IsAcquired)
            throw new Refused(Problem.Of(StatusCodes.Status429TooManyRequests, "too-often", "error.too-often", ("seconds", wait)));
        await next(context);
    }

    public void Dispose() => _buckets.Dispose();

    private static int Read(string? text, int usual) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;
}
