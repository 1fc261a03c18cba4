namespace Akrab.Kernel.Fields;

/// <summary>The zone in which the current request shows moments; set beside the culture when a request or job begins.</summary>
public static class Clock
{
    private static readonly AsyncLocal<TimeZoneInfo?> Current = new();

    /// <summary>Western Indonesian Time, the zone of most of our users.</summary>
    public static readonly TimeZoneInfo Jakarta = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");

    public static TimeZoneInfo Zone
    {
        get => Current.Value ?? Jakarta;
        set => Current.Value = value;
    }

    /// <summary>Now, to the microsecond that both databases keep.</summary>
    public static DateTimeOffset Now(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>The day it is in the current zone.</summary>
    public static DateOnly Today(this TimeProvider time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone).DateTime);
}
