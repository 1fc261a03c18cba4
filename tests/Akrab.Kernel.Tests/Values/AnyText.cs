using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Kernel.Tests.Values;

/// <summary>Hostile text: anything FsCheck makes, lone surrogates, and spellings glued from the pieces that parsers look for.</summary>
internal static class AnyText
{
    private static readonly string[] Pieces =
    [
        "\uD800", "\uDC00", "\uFFFE", "\u200B", "\u00A0", "\u202E", "😀", "é", "İ", "ß", "٣", "３", "+", "(", ")", "(0)", "/", ",", ";", ".", "-", "'", " ", "  ",
        "0", "62", "812", "021", "1", "555", "1990", "08", "17", "E+", "ext", "x", "WA:", "tel:", "Rp", "jt", "rb", "M", "$", "IDR", "@", "<", ">", "mailto:",
        "budi", "Dr.", "H.", "S.", "Kom", "S.E", "Bpk.", "agt", "senin", "depan", "in", "--", "T", ":", ":::", "\n", "\t", "%", "x12",
    ];

    public static Arbitrary<string> Any { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        ArbMap.Default.GeneratorFor<char[]>().Select(chars => new string(chars)),
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)),
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Join(' ', pieces))).ToArbitrary();

    public static void Holds(Func<string, bool> law) => Prop.ForAll(Any, law).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
