using Akrab.Kernel.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Kernel.Tests.Values;

public sealed class TextLikenessTests
{
    /// <summary>The examples of Winkler's own papers.</summary>
    [Theory]
    [InlineData("martha", "marhta", 0.9611)]
    [InlineData("dwayne", "duane", 0.84)]
    [InlineData("dixon", "dicksonx", 0.8133)]
    [InlineData("jones", "johnson", 0.8324)]
    [InlineData("abc", "xyz", 0)]
    [InlineData("", "abc", 0)]
    [InlineData("", "", 1)]
    public void Jaro_and_winkler(string one, string other, double likeness) =>
        Assert.Equal(likeness, TextLikeness.JaroWinkler(one, other), 4);

    [Theory]
    [InlineData("budi", "budi", 0)]
    [InlineData("budi", "bdui", 1)]
    [InlineData("budi", "bud", 1)]
    [InlineData("budi", "budik", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("budi", "santoso", 3)]
    public void Distance_up_to_two(string one, string other, int distance) => Assert.Equal(distance, TextLikeness.Distance(one, other, 2));

    [Fact]
    public void Both_ways_alike_and_between_nought_and_one() => Prop.ForAll(ArbMap.Default.ArbFor<string?>(), ArbMap.Default.ArbFor<string?>(), (one, other) =>
    {
        var (a, b) = (one ?? "", other ?? "");
        return TextLikeness.JaroWinkler(a, b) is >= 0 and <= 1 && TextLikeness.JaroWinkler(a, a) == 1 && TextLikeness.Distance(a, b, 3) == TextLikeness.Distance(b, a, 3);
    }).QuickCheckThrowOnFailure();
}
