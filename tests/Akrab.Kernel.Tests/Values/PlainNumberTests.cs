using System.Globalization;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Kernel.Tests.Values;

public sealed class PlainNumberTests
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID"), English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly CultureInfo[] Writers = [Indonesian, English, CultureInfo.InvariantCulture];

    [Theory]
    [InlineData("1.234", "1,2340", "1.2340")]
    [InlineData("1234", "1234", "1234")]
    [InlineData("-12.5", "-12,5", "-12.5")]
    [InlineData("0.0001", "0,0001", "0.0001")]
    [InlineData("1234567.125", "1234567,1250", "1234567.1250")]
    public void Is_written_without_marks_between_thousands_and_never_with_three_decimals(string number, string indonesian, string english)
    {
        var value = decimal.Parse(number, CultureInfo.InvariantCulture);
        Assert.Equal((indonesian, english), (PlainNumber.Write(value, Indonesian), PlainNumber.Write(value, English)));
    }

    [Fact]
    public void Any_number_and_amount_is_read_alike_by_both_languages_whoever_wrote_it() =>
        Prop.ForAll(Gen.Choose(-2_000_000_000, 2_000_000_000).Zip(Gen.Choose(0, 4)).ToArbitrary(), drawn =>
        {
            var number = drawn.Item1 / (decimal)Math.Pow(10, drawn.Item2);
            foreach (var writer in Writers)
                foreach (var reader in (CultureInfo[])[Indonesian, English])
                {
                    CultureInfo.CurrentCulture = writer;
                    var how = ReadingContext.Invariant with { Culture = reader };
                    foreach (var type in (NumberType[])[new NumberType(), new PercentType()])
                        Assert.Equal(number, type.Parse(type.Write(number), how));
                    foreach (var currency in (string[])["IDR", "USD", "KWD"])
                        Assert.Equal(Money.Of(number, currency), new MoneyType().Parse(new MoneyType().Write(Money.Of(number, currency)), how));
                }
        }).QuickCheckThrowOnFailure();
}
