using Akrab.Exchange.Guess;
using Akrab.Kernel.Values;

namespace Akrab.Exchange.Tests.Guess;

public sealed class Reading_dates
{
    [Theory]
    [InlineData("13/05/1990", 1990, 5, 13)]
    [InlineData("13-5-90", 1990, 5, 13)]
    [InlineData("13.05.2004", 2004, 5, 13)]
    [InlineData("13 Mei 1990", 1990, 5, 13)]
    [InlineData("17 Agt 1945", 1945, 8, 17)]
    [InlineData("Senin, 17 Agustus 1945", 1945, 8, 17)]
    [InlineData("13-Mei-90", 1990, 5, 13)]
    [InlineData("May 13, 1990", 1990, 5, 13)]
    [InlineData("Mei 13 1990", 1990, 5, 13)]
    [InlineData("1990-05-13", 1990, 5, 13)]
    [InlineData("1990-05-13T10:00:00+07:00", 1990, 5, 13)]
    [InlineData("2024-01-15 10:00:00", 2024, 1, 15)]
    [InlineData("19900513", 1990, 5, 13)]
    [InlineData("13/05/2024 10:30", 2024, 5, 13)]
    [InlineData("--03-01", null, 3, 1)]
    [InlineData("13 Mei", null, 5, 13)]
    [InlineData("1 Jan 05", 2005, 1, 1)]
    public void As_people_write_them(string text, int? year, int month, int day) =>
        Assert.Equal(new WrittenDate(year, month, day), DateText.Read(text, DateOrder.DayFirst));

    [Theory]
    [InlineData("31/02/1990")]
    [InlineData("05/13/1990")]
    [InlineData("0812-3456-7890")]
    [InlineData("hello")]
    [InlineData("99 Balon")]
    [InlineData("")]
    [InlineData("2023-02-29")]
    [InlineData("0000-01-01")]
    public void What_is_no_date_is_none(string text) => Assert.Null(DateText.Read(text, DateOrder.DayFirst));

    [Fact]
    public void The_month_first_where_the_column_proves_it() =>
        Assert.Equal(new WrittenDate(1990, 5, 13), DateText.Read("05/13/1990", DateOrder.MonthFirst));
}
