namespace Akrab.Linkage;

/// <summary>What people said of pairs moves the line between one and two.</summary>
public static class Answers
{
    /// <summary>How far the model is trusted: the answers of a few do not move it by much more than so many bits.</summary>
    private const double Trust = 3;

    /// <summary>So many answers are slips of the finger or of the memory: what is all but certain is not made doubtful by one of them.</summary>
    private const double Slips = 0.02;

    private const double Step = 0.5, Widest = 5 * Trust, Fine = 1e-6;

    /// <summary>By how many bits the odds of all pairs are to be raised, or lowered when negative; nought without answers.</summary>
    /// <remarks>
    /// The most probable shift d, given P(one) = s + (1 - 2 s) / (1 + 2^-(odds + d)), s = 0.02, for each answer, and d normally distributed about
    /// nought with a deviation of 3 bits (calibration as in Platt 1999, with the slope left as it is, and lapses as in Wichmann and Hill 2001).
    /// Sought among steps of half a bit within 15, then between the two beside the best, to a millionth.
    /// </remarks>
    public static double Shift(IReadOnlyCollection<(double Odds, bool IsOne)> answers)
    {
        var best = 0.0;
        for (var shift = -Widest; shift <= Widest; shift += Step)
            if (Likelihood(answers, shift) > Likelihood(answers, best))
                best = shift;

        var (from, to) = (best - Step, best + Step);
        while (to - from > Fine)
        {
            var third = (to - from) / 3;
            if (Likelihood(answers, from + third) < Likelihood(answers, to - third))
                from += third;
            else
                to -= third;
        }

        return answers.Count == 0 ? 0 : (from + to) / 2;
    }

    /// <summary>The logarithm of how probable these answers are with that shift, but for a constant.</summary>
    private static double Likelihood(IReadOnlyCollection<(double Odds, bool IsOne)> answers, double shift) =>
        answers.Sum(a => Math.Log(Slips + (1 - 2 * Slips) * LinkageModel.OfOdds(a.IsOne ? a.Odds + shift : -a.Odds - shift))) - shift * shift / (2 * Trust * Trust);
}
