using Akrab.Kernel.Language;
using Akrab.Ui;

namespace Akrab.Admin.Forms;

/// <summary>What one may choose from where people and companies are arranged.</summary>
internal static class Choices
{
    private static readonly string[] Archipelago = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"];

    private static readonly string[] World =
    [
        "Asia/Singapore", "Asia/Kuala_Lumpur", "Asia/Brunei", "Asia/Dili", "Asia/Manila", "Asia/Bangkok", "Asia/Ho_Chi_Minh", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Shanghai",
        "Asia/Tokyo", "Asia/Seoul", "Asia/Kolkata", "Asia/Karachi", "Asia/Dubai", "Asia/Riyadh", "Australia/Perth", "Australia/Darwin", "Australia/Brisbane", "Australia/Sydney",
        "Pacific/Auckland", "Europe/London", "Europe/Amsterdam", "Europe/Berlin", "Europe/Paris", "Europe/Istanbul", "Africa/Cairo", "Africa/Nairobi", "Africa/Johannesburg",
        "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Sao_Paulo", "Etc/UTC",
    ];

    public static IReadOnlyList<Option> Languages => [.. Words.Languages.Select(l => new Option(l, Words.Say($"ui.language.{l}")))];

    /// <summary>The three Indonesian zones first; one in use elsewhere is added.</summary>
    public static IReadOnlyList<Option> Zones(string? current = null) =>
    [
        .. Archipelago.Select(z => new Option(z, Words.Say("zone." + z.Split('/')[1].ToLowerInvariant()), Words.Say("zone.indonesia"))),
        .. World.Union(string.IsNullOrEmpty(current) || Archipelago.Contains(current) ? [] : [current]).Select(z => new Option(z, NameOf(z), Words.Say("zone.elsewhere"))),
    ];

    public static bool IsZone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    private static string NameOf(string zone)
    {
        var city = zone.Split('/')[^1].Replace('_', ' ');
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? $"{city} (UTC{(found.BaseUtcOffset < TimeSpan.Zero ? "−" : "+")}{found.BaseUtcOffset:h\\:mm})"
            : city;
    }
}
