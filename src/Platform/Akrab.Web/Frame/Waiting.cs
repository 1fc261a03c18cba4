using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Frame;

/// <summary>Waits a while for the end of work in the background.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30), Longest = TimeSpan.FromMinutes(5), FirstPause = TimeSpan.FromMilliseconds(25), LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Asks again and again until it is over, but not longer than this; gives the last answer.</summary>
    public static async Task<T> Until<T>(this TimeProvider time, Func<Task<T>> ask, Func<T, bool> isOver, TimeSpan most, CancellationToken stop)
    {
        var (since, pause) = (time.GetTimestamp(), FirstPause);
        var answer = await ask();
        while (!isOver(answer) && time.GetElapsedTime(since) < most)
        {
            await Task.Delay(pause, time, stop);
            pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
            answer = await ask();
        }

        return answer;
    }

    /// <summary>How long a caller prefers to wait (RFC 7240); half a minute if they say nothing.</summary>
    public static TimeSpan Patience(this HttpRequest request)
    {
        foreach (var preference in request.Headers.GetCommaSeparatedValues("Prefer"))
            if (preference.StartsWith("wait=", StringComparison.OrdinalIgnoreCase) && int.TryParse(preference.AsSpan("wait=".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                return TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds));
        return Usual;
    }
}
