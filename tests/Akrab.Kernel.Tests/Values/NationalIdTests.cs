using Akrab.Kernel.Values;

namespace Akrab.Kernel.Tests.Values;

public sealed class NationalIdTests
{
    [Theory]
    [InlineData("3171011708900001", NationalIdKind.Nik, "3171011708900001")]
    [InlineData("3171 0157 0890 0001", NationalIdKind.Nik, "3171015708900001")]
    [InlineData("'3171011708900001", NationalIdKind.Nik, "3171011708900001")]
    [InlineData("01.234.567.8-901.000", NationalIdKind.Npwp, "0012345678901000")]
    [InlineData("0012345678901000", NationalIdKind.Npwp, "0012345678901000")]
    [InlineData("3171011708900001", NationalIdKind.Npwp, "3171011708900001")]
    [InlineData("0012345678901000000001", NationalIdKind.Nitku, "0012345678901000000001")]
    public void Valid_numbers_are_read(string typed, NationalIdKind kind, string digits)
    {
        Assert.True(NationalId.TryParse(typed, kind, out var id));
        Assert.Equal((kind, digits), (id!.Kind, id.Digits));
    }

    [Theory]
    [InlineData("", NationalIdKind.Nik)]
    [InlineData("317101170890000", NationalIdKind.Nik)]
    [InlineData("3171011708900000", NationalIdKind.Nik)]
    [InlineData("3171013208900001", NationalIdKind.Nik)]
    [InlineData("3171017208900001", NationalIdKind.Nik)]
    [InlineData("3171014008900001", NationalIdKind.Nik)]
    [InlineData("3171011713900001", NationalIdKind.Nik)]
    [InlineData("0171011708900001", NationalIdKind.Nik)]
    [InlineData("9971011708900001", NationalIdKind.Nik)]
    [InlineData("3.17101E+15", NationalIdKind.Nik)]
    [InlineData("3171O11708900001", NationalIdKind.Nik)]
    [InlineData("01234567890100", NationalIdKind.Npwp)]
    [InlineData("0000000000000000", NationalIdKind.Npwp)]
    [InlineData("1234567890123456", NationalIdKind.Npwp)]
    [InlineData("0012345678901000", NationalIdKind.Nitku)]
    public void Impossible_numbers_are_refused(string typed, NationalIdKind kind) => Assert.False(NationalId.TryParse(typed, kind, out _));

    [Fact]
    public void As_text_a_number_is_masked()
    {
        Assert.True(NationalId.TryParse("3171011708900001", NationalIdKind.Nik, out var id));

        Assert.Equal("3171••••••••0001", id!.Masked);
        Assert.Equal("3171••••••••0001", $"{id}");
    }

    [Fact]
    public void Any_text_is_read_or_refused() => AnyText.Holds(text =>
        Enum.GetValues<NationalIdKind>().All(kind => NationalId.TryParse(text, kind, out var id) == id is not null));
}
