using Akrab.Kernel.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Kernel.Tests.Values;

public sealed class AnnualDateTests
{
    private const int Latest = 2026;

    [Theory]
    [InlineData("1990-08-17", "1990-08-17")]
    [InlineData("--08-17", "--08-17")]
    [InlineData("--0817", "--08-17")]
    [InlineData("19900817", "1990-08-17")]
    [InlineData("1990/8/17", "1990-08-17")]
    [InlineData("17/8/1990", "1990-08-17")]
    [InlineData("17-08-1990", "1990-08-17")]
    [InlineData("17.8.1990", "1990-08-17")]
    [InlineData("17 8 1990", "1990-08-17")]
    [InlineData("17/8/90", "1990-08-17")]
    [InlineData("17/8/26", "2026-08-17")]
    [InlineData("17/8/27", "1927-08-17")]
    [InlineData("17/8", "--08-17")]
    [InlineData("17 Agustus 1990", "1990-08-17")]
    [InlineData("17 agustus", "--08-17")]
    [InlineData("17-Agt-90", "1990-08-17")]
    [InlineData("17-Aug-1990", "1990-08-17")]
    [InlineData("17Agt1990", "1990-08-17")]
    [InlineData("August 17, 1990", "1990-08-17")]
    [InlineData("Aug 17th, 1990", "1990-08-17")]
    [InlineData("1990 Aug 17", "1990-08-17")]
    [InlineData("Jumat, 17 Agustus 1990", "1990-08-17")]
    [InlineData("Jakarta, 17 Agustus 1990", "1990-08-17")]
    [InlineData("Jakarta, 17-08-1990", "1990-08-17")]
    [InlineData("1 Peb 1985", "1985-02-01")]
    [InlineData("1 Nopember 1985", "1985-11-01")]
    [InlineData("10 Mei 1985", "1985-05-10")]
    [InlineData("29 Feb", "--02-29")]
    [InlineData("29/2/2000", "2000-02-29")]
    [InlineData("1990-08-17 00:00:00", "1990-08-17")]
    [InlineData("1990-08-17T00:00:00Z", "1990-08-17")]
    [InlineData("17/8/1990 0:00", "1990-08-17")]
    [InlineData("1604-08-17", "--08-17")]
    [InlineData("0000-08-17", "--08-17")]
    [InlineData("'17/08/1990", "1990-08-17")]
    public void Dates_are_read_as_people_and_programs_write_them(string typed, string iso)
    {
        Assert.True(AnnualDate.TryParse(typed, out var date, latestYear: Latest));
        Assert.Equal(iso, date.ToString());
    }

    [Theory]
    [InlineData("8/17/1990", "1990-08-17")]
    [InlineData("8-17-90", "1990-08-17")]
    [InlineData("8/17", "--08-17")]
    [InlineData("1990-08-17", "1990-08-17")]
    public void The_month_may_come_first(string typed, string iso)
    {
        Assert.True(AnnualDate.TryParse(typed, out var date, DateOrder.MonthFirst, Latest));
        Assert.Equal(iso, date.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("tidak tahu")]
    [InlineData("8/17/1990")]
    [InlineData("31/2/1990")]
    [InlineData("29/2/1990")]
    [InlineData("1990")]
    [InlineData("33102")]
    [InlineData("17 Agustus 1990 2000")]
    [InlineData("1990-13-01")]
    [InlineData("--8-17")]
    [InlineData("17/8/12345")]
    public void What_is_no_date_is_refused(string typed) => Assert.False(AnnualDate.TryParse(typed, out _, latestYear: Latest));

    [Fact]
    public void Spreadsheet_serials_are_read_on_request()
    {
        Assert.True(AnnualDate.TryParse("33102", out var date, excelSerials: true));
        Assert.Equal("1990-08-17", date.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnnualDate(2, 29, 1990));
    }

    [Theory]
    [InlineData("1990-08-17", "2026-08-17", "2026-08-17", 36)]
    [InlineData("1990-08-17", "2026-08-18", "2027-08-17", 36)]
    [InlineData("1990-08-17", "2026-08-16", "2026-08-17", 35)]
    [InlineData("2000-02-29", "2026-02-27", "2026-02-28", 25)]
    [InlineData("2000-02-29", "2026-02-28", "2026-02-28", 26)]
    [InlineData("2000-02-29", "2027-03-01", "2028-02-29", 27)]
    [InlineData("--08-17", "2026-01-01", "2026-08-17", null)]
    [InlineData("2030-01-01", "2026-01-01", "2026-01-01", null)]
    public void Birthdays_come_back_and_people_grow_older(string typed, string today, string next, int? age)
    {
        Assert.True(AnnualDate.TryParse(typed, out var date));

        Assert.Equal(Iso.Day(next), date.NextFrom(Iso.Day(today)));
        Assert.Equal(age, date.AgeOn(Iso.Day(today)));
        Assert.Equal(date.Month * 100 + date.Day, date.MonthDay);
    }

    [Fact]
    public void Any_text_is_read_or_refused() => AnyText.Holds(text =>
        !AnnualDate.TryParse(text, out var date, excelSerials: true) || (AnnualDate.TryParse(date.ToString(), out var again) && again == date));

    [Fact]
    public void Every_written_form_is_the_same_day() => Prop.ForAll(Gen.Choose(0, 70_000).ToArbitrary(), days =>
    {
        var day = new DateOnly(1850, 1, 1).AddDays(days);
        string[] forms = [$"{day:yyyy-MM-dd}", $"{day:yyyyMMdd}", $"{day:d/M/yyyy}", $"{day:dd.MM.yyyy}", day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("id"))];
        return forms.All(form => AnnualDate.TryParse(form, out var date) && date == AnnualDate.Of(day));
    }).QuickCheckThrowOnFailure();
}
