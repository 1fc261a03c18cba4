namespace Akrab.Sales.Leads.Learning;

/// <summary>
/// How well a model tells the won from the lost: the area under the ROC curve (0.5 is guessing, 1 is knowing), counted as the share of pairs
/// of a won and a lost one that it puts into the right order, ties half.
/// </summary>
/// <param name="Low">The lower end of its 99 % interval; standard error by Hanley and McNeil, Radiology 143 (1982) 29–36.</param>
internal sealed record Skill(double Area, double Low)
{
    private const double Normal99 = 2.5758;

    public bool IsThere => Low > 0.5;

    public static Skill Of(IReadOnlyList<(double Score, bool IsWon)> scored)
    {
        var (won, ranks) = (scored.Count(s => s.IsWon), 0.0);
        var lost = scored.Count - won;
        var at = 1;
        foreach (var tied in scored.GroupBy(s => s.Score).OrderBy(g => g.Key))
        {
            var count = tied.Count();
            ranks += tied.Count(s => s.IsWon) * (at + (count - 1) / 2.0);
            at += count;
        }

        var area = (ranks - won * (won + 1) / 2.0) / ((double)won * lost);
        var (q1, q2) = (area / (2 - area), 2 * area * area / (1 + area));
        var error = Math.Sqrt(Math.Max(0, area * (1 - area) + (won - 1) * (q1 - area * area) + (lost - 1) * (q2 - area * area)) / ((double)won * lost));
        return new(area, area - Normal99 * error);
    }
}
