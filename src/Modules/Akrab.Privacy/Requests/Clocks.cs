namespace Akrab.Privacy.Requests;

/// <summary>How long the law gives us, and where it says so.</summary>
/// <param name="Article">The article of UU 27/2022.</param>
/// <param name="IsOurs">The law names no time; it is the one we set ourselves.</param>
public sealed record TimeLimit(TimeSpan Limit, string Article, bool IsOurs = false);

/// <summary>
/// The clocks of the law, by what is asked: hours, not working days, from the moment the request came. Where a regulation will say otherwise,
/// this table is the one place to change.
/// </summary>
public static class Clocks
{
    private static readonly TimeSpan ThreeDays = TimeSpan.FromHours(72);

    /// <summary>From when we know that data got out until those concerned and the authority are told.</summary>
    public static readonly TimeLimit Incident = new(ThreeDays, "46");

    /// <summary>How long before the end whoever is responsible is told, and once more when it is over.</summary>
    public static readonly IReadOnlyList<TimeSpan> Warnings = [TimeSpan.FromHours(24), TimeSpan.FromHours(6), TimeSpan.Zero];

    public static TimeLimit Of(RequestKind kind) => kind switch
    {
        RequestKind.Access => new(ThreeDays, "32"),
        RequestKind.Correction => new(ThreeDays, "30"),
        RequestKind.Withdrawal => new(ThreeDays, "40"),
        RequestKind.Restriction => new(ThreeDays, "41"),
        RequestKind.Erasure => new(ThreeDays, "43", IsOurs: true),
        RequestKind.Objection => new(ThreeDays, "10", IsOurs: true),
        RequestKind.Portability => new(ThreeDays, "13", IsOurs: true),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The warning that is due now; null while there is time.</summary>
    public static TimeSpan? Warning(DateTimeOffset due, DateTimeOffset now) =>
        Warnings.Cast<TimeSpan?>().LastOrDefault(before => due - before!.Value <= now);
}
