using Akrab.Sales.Leads;
using Akrab.Sales.Leads.Learning;

namespace Akrab.Sales.Tests;

public sealed class Leads_teaching
{
    private static readonly (string Sign, double Share, double Weight)[] Truth = [("phone", 0.7, 1.2), ("email", 0.5, 0), ("source:referral", 0.2, 1.6), ("disposable-email", 0.1, -2.4), ("budget", 0.4, 0.9), ("message", 0.6, 0.3)];

    [Fact]
    public void What_is_true_is_learnt_again_from_enough_of_it()
    {
        var learnt = Teacher.Learn(Enquiries(6_000, seed: 1, Truth));
        Assert.Equal(ModelState.Fitted, learnt.State);
        Assert.All(Truth, t => Assert.InRange((double)learnt.Weights.Single(w => w.Sign == t.Sign).Weight, t.Weight - 0.3, t.Weight + 0.3));
        Assert.InRange((double)learnt.Weights.Single(w => w.Sign == "start").Weight, -1.3, -0.7);
        Assert.InRange(learnt.Skill!.Area, 0.70, 0.85);
    }

    [Fact]
    public void Weights_agree_with_the_shares_of_a_table_of_two_by_two()
    {
        List<Example> examples = [.. Enumerable.Repeat(new Example([1], true), 30), .. Enumerable.Repeat(new Example([1], false), 10), .. Enumerable.Repeat(new Example([], true), 20), .. Enumerable.Repeat(new Example([], false), 40)];
        var weights = Logistic.Fit(examples, 2, ridge: 0);
        Assert.Equal(Math.Log(20.0 / 40), weights[0], 6);
        Assert.Equal(Math.Log(30.0 / 10 / (20.0 / 40)), weights[1], 6);
    }

    [Fact]
    public void Three_hundred_random_ends_teach_nothing()
    {
        var abstained = Enumerable.Range(1, 40).Count(seed => Teacher.Learn(Enquiries(300, seed, [.. Truth.Select(t => (t.Sign, t.Share, 0.0))], start: 0)).State == ModelState.NoSkill);
        Assert.InRange(abstained, 39, 40);
        Assert.Equal(ModelState.NoSkill, Teacher.Learn(Enquiries(300, 1, [.. Truth.Select(t => (t.Sign, t.Share, 0.0))], start: 0)).State);
    }

    [Theory]
    [InlineData(199, 100)]
    [InlineData(400, 39)]
    [InlineData(400, 361)]
    [InlineData(0, 0)]
    public void Too_few_teach_nothing(int all, int won)
    {
        var learnt = Teacher.Learn([.. Enumerable.Range(0, all).Select(i => ((IReadOnlyList<string>)["start", i < won ? "phone" : "email"], i < won))]);
        Assert.Equal((ModelState.TooFew, all, won), (learnt.State, learnt.Decided, learnt.Won));
        Assert.Empty(learnt.Weights);
    }

    [Fact]
    public void Ten_corrections_change_what_is_learnt()
    {
        var decided = Enquiries(400, seed: 3, Truth);
        var before = Teacher.Learn(decided);
        var after = Teacher.Learn([.. decided, .. Enumerable.Repeat<(IReadOnlyList<string>, bool)>((["start", "message"], false), 10)]);
        Assert.True(after.Weights.Single(w => w.Sign == "message").Weight < before.Weights.Single(w => w.Sign == "message").Weight);
    }

    [Fact]
    public void Skill_is_the_share_of_pairs_in_the_right_order()
    {
        var skill = Skill.Of([(0.9, true), (0.8, true), (0.8, false), (0.3, true), (0.2, false)]);
        Assert.Equal((1 + 1 + 0.5 + 1 + 0 + 1) / 6, skill.Area, 10);
        Assert.True(skill.Low < skill.Area);
    }

    private static List<(IReadOnlyList<string> Signs, bool IsWon)> Enquiries(int count, int seed, (string Sign, double Share, double Weight)[] truth, double start = -1)
    {
        var dice = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var there = truth.Where(t => dice.NextDouble() < t.Share).ToList();
            var chance = 1 / (1 + Math.Exp(-(start + there.Sum(t => t.Weight))));
            return ((IReadOnlyList<string>)["start", .. there.Select(t => t.Sign)], dice.NextDouble() < chance);
        })];
    }
}
