namespace Akrab.Linkage.Tests;

public sealed class Answers_move_the_line
{
    [Fact]
    public void Without_answers_nothing_moves() => Assert.Equal(0, Answers.Shift([]));

    [Fact]
    public void Answers_that_agree_with_the_model_hardly_move_it() =>
        Assert.InRange(Answers.Shift([.. Enumerable.Repeat((10.0, true), 20), .. Enumerable.Repeat((-10.0, false), 20)]), -0.5, 0.5);

    [Theory]
    [InlineData(1, 10, false)]
    [InlineData(2, 10, false)]
    [InlineData(-1, 10, true)]
    [InlineData(-2, 10, true)]
    public void Ten_answers_the_other_way_move_such_pairs_over_the_line(double odds, int times, bool isOne)
    {
        var shift = Answers.Shift([.. Enumerable.Repeat((odds, isOne), times)]);
        Assert.Equal(isOne, LinkageModel.OfOdds(odds + shift) > 0.5);
    }

    [Fact]
    public void It_is_the_most_probable_shift()
    {
        (double Odds, bool IsOne)[] answers = [(1, false), (3, true), (0.5, false), (-2, true), (6, true), (2, false)];
        var found = Answers.Shift(answers);
        Assert.All((double[])[-1, -0.1, -0.001, 0.001, 0.1, 1], by => Assert.True(Likelihood(found) > Likelihood(found + by)));

        double Likelihood(double shift) => answers.Sum(a => Math.Log(0.02 + 0.96 * (a.IsOne ? LinkageModel.OfOdds(a.Odds + shift) : 1 - LinkageModel.OfOdds(a.Odds + shift)))) - shift * shift / 18;
    }

    [Fact]
    public void A_few_slips_of_the_finger_do_not_make_doubtful_what_is_certain() =>
        Assert.InRange(Answers.Shift([.. Enumerable.Repeat((29.0, false), 3), .. Enumerable.Repeat((-25.0, true), 1)]), -0.5, 0.5);
}
