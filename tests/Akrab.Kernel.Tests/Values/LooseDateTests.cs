using System.Globalization;
using Akrab.Kernel.Values;

namespace Akrab.Kernel.Tests.Values;

public sealed class LooseDateTests
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id"), American = CultureInfo.GetCultureInfo("en-US");

    private static readonly DateOnly Wednesday = new(2026, 3, 11);

    [Theory]
    [InlineData("hari ini", "2026-03-11")]
    [InlineData("Besok", "2026-03-12")]
    [InlineData("lusa", "2026-03-13")]
    [InlineData("kemarin", "2026-03-10")]
    [InlineData("tomorrow", "2026-03-12")]
    [InlineData("day before yesterday", "2026-03-09")]
    [InlineData("senin", "2026-03-16")]
    [InlineData("Jum'at", "2026-03-13")]
    [InlineData("rabu", "2026-03-18")]
    [InlineData("senin depan", "2026-03-16")]
    [InlineData("jumat depan", "2026-03-20")]
    [InlineData("jumat ini", "2026-03-13")]
    [InlineData("senin lalu", "2026-03-09")]
    [InlineData("jumat lalu", "2026-03-06")]
    [InlineData("next monday", "2026-03-16")]
    [InlineData("hari minggu", "2026-03-15")]
    [InlineData("minggu", "2026-03-15")]
    [InlineData("minggu depan", "2026-03-18")]
    [InlineData("next week", "2026-03-18")]
    [InlineData("bulan depan", "2026-04-11")]
    [InlineData("akhir bulan", "2026-03-31")]
    [InlineData("3 hari lagi", "2026-03-14")]
    [InlineData("dalam 2 minggu", "2026-03-25")]
    [InlineData("in 2 weeks", "2026-03-25")]
    [InlineData("in a month", "2026-04-11")]
    [InlineData("3 days ago", "2026-03-08")]
    [InlineData("3 hari yang lalu", "2026-03-08")]
    [InlineData("17 agt", "2026-08-17")]
    [InlineData("17/8", "2026-08-17")]
    [InlineData("1 maret", "2027-03-01")]
    [InlineData("11 maret", "2026-03-11")]
    [InlineData("17 agt 2025", "2025-08-17")]
    [InlineData("17/8/26", "2026-08-17")]
    [InlineData("tgl 17", "2026-03-17")]
    [InlineData("tgl 5", "2026-04-05")]
    [InlineData("2026-12-31", "2026-12-31")]
    public void Dates_are_read_as_people_say_them(string typed, string iso)
    {
        Assert.True(LooseDate.TryParse(typed, Indonesian, Wednesday, out var date));
        Assert.Equal(Iso.Day(iso), date);
    }

    [Fact]
    public void The_culture_decides_which_number_is_the_month()
    {
        Assert.True(LooseDate.TryParse("8/9", Indonesian, Wednesday, out var indonesian));
        Assert.True(LooseDate.TryParse("8/9", American, Wednesday, out var american));

        Assert.Equal((new DateOnly(2026, 9, 8), new DateOnly(2026, 8, 9)), (indonesian, american));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nanti")]
    [InlineData("99999 tahun lagi")]
    [InlineData("9999 tahun lagi")]
    [InlineData("tgl 32")]
    [InlineData("next")]
    public void What_is_no_date_is_refused(string typed) => Assert.False(LooseDate.TryParse(typed, Indonesian, Wednesday, out _));

    [Fact]
    public void Any_text_is_read_or_refused() => AnyText.Holds(text => LooseDate.TryParse(text, Indonesian, Wednesday, out var date) || date == default);
}
