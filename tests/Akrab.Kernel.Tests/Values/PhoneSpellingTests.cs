using Akrab.Kernel.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Kernel.Tests.Values;

public sealed class PhoneSpellingTests
{
    private static readonly Gen<string> Mobiles =
        from length in Gen.Choose(8, 11)
        from second in Gen.Choose(1, 9)
        from rest in Gen.ArrayOf(Gen.Choose(0, 9), length - 1)
        select $"8{second}{string.Concat(rest)}";

    private static readonly Gen<string> Spellings =
        from national in Mobiles
        from prefix in Gen.Elements("0", "62", "+62 ", "+62 (0)", "0062", "WA: 0", "HP.0", "tel:+62-", "'0", "\u202A+62")
        from marks in Gen.ArrayOf(Gen.Elements("", "", "", "-", " ", ".", "\u00A0", " - "), national.Length)
        select prefix + string.Concat(national.Select((digit, at) => digit + (at == national.Length - 1 ? "" : marks[at])));

    [Fact]
    public void Any_prefix_and_any_separators_give_the_same_number() => Prop.ForAll(Spellings.ToArbitrary(), typed =>
    {
        var phone = Phone.Parse(typed);
        var digits = Fold.Digits(typed.Replace("(0)", "", StringComparison.Ordinal)).TrimStart('0');
        var national = digits.StartsWith("62", StringComparison.Ordinal) ? digits[2..] : digits;
        return phone.E164 == "+62" + national && Phone.Parse(phone.Display).E164 == phone.E164 && Phone.Split(typed) is [var only] && only == typed.Trim();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Two_numbers_in_one_cell_come_apart() => Prop.ForAll(Spellings.Two().ToArbitrary(), Gen.Elements(" / ", ", ", ";", "\n", " ::: ", " atau ").ToArbitrary(), (pair, mark) =>
    {
        var (one, other) = pair;
        return Phone.Split(one + mark + other) is [var first, var second] && Phone.Parse(first).E164 == Phone.Parse(one).E164 && Phone.Parse(second).E164 == Phone.Parse(other).E164;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
}
