using System.Globalization;

namespace Akrab.Ui.Tests;

public sealed class RelativeTimeTests
{
    private static readonly TimeZoneInfo Jakarta = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 5, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData("2026-11-23T08:05:00+07:00", "baru saja")]
    [InlineData("2026-11-23T07:45:00+07:00", "20 menit lalu")]
    [InlineData("2026-11-23T05:00:00+07:00", "3 jam lalu")]
    [InlineData("2026-11-22T23:50:00+07:00", "kemarin 23.50")]
    [InlineData("2026-11-22T00:30:00+07:00", "kemarin 00.30")]
    [InlineData("2026-11-19T12:00:00+07:00", "4 hari lalu")]
    [InlineData("2026-10-12T12:00:00+07:00", "12 Okt")]
    [InlineData("2024-10-12T12:00:00+07:00", "12 Okt 2024")]
    [InlineData("2026-11-23T15:30:00+07:00", "hari ini 15.30")]
    [InlineData("2026-11-24T09:00:00+07:00", "besok 09.00")]
    [InlineData("2026-11-27T09:00:00+07:00", "4 hari lagi")]
    public void A_moment_is_told_as_people_tell_it(string at, string told)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("id-ID");

        Assert.Equal(told, RelativeTime.Say(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), Now, Jakarta));
    }
}
