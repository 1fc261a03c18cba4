using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Frame;

/// <summary>The rest of a list that is ordered by moments, in its address.</summary>
public static class Before
{
    public static DateTimeOffset? Read(HttpContext context) =>
        long.TryParse(context.Request.Query["before"], out var ticks) && ticks > 0 && ticks <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public static string Write(string url, DateTimeOffset last) => $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}before={last.UtcTicks}";
}
