namespace Akrab.Linkage;

/// <summary>What people said of pairs moves the line between one and two.</summary>
public static class Answers
{
    /// <summary>How far the model is trusted: the answers of a few do not move it by much more than so many bits.</summary>
    private const double Trust = 3;

    private const int Rounds = 50;

    /// <summary>By how many bits the odds of all pairs are to be raised, or lowered when negative; nought without answers.</summary>
    /// <remarks>
    /// The most probable shift d, given P(one) = 1 / (1 + 2^-(odds + d)) for each answer and d normally distributed about nought with a
    /// deviation of 3 bits; the posterior is concave, and Newton's method finds its top (calibration as in Platt 1999, with the slope left as it is).
    /// </remarks>
    public static double Shift(IReadOnlyCollection<(double Odds, bool IsOne)> answers)
    {
        var shift = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var (slope, bend) = (-shift / (Trust * Trust), -1 / (Trust * Trust));
            foreach (var (odds, isOne) in answers)
            {
                var probability = LinkageModel.OfOdds(odds + shift);
                slope += double.Log(2) * ((isOne ? 1 : 0) - probability);
                bend -= double.Log(2) * double.Log(2) * probability * (1 - probability);
            }

            var step = Math.Clamp(slope / bend, -Trust, Trust);
            shift -= step;
            if (Math.Abs(step) < 1e-9)
                break;
        }

        return shift;
    }
}
