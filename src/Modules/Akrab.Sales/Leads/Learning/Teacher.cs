namespace Akrab.Sales.Leads.Learning;

/// <summary>What was learnt, or why nothing was.</summary>
/// <param name="Weights">The weight of each sign, <c>start</c> for what every enquiry begins with; empty where nothing was learnt.</param>
internal sealed record Learnt(ModelState State, int Decided, int Won, Skill? Skill, IReadOnlyList<Reason> Weights);

/// <summary>Learns from enquiries whose end is known which signs speak for a sale.</summary>
internal static class Teacher
{
    /// <summary>Fewer teach nothing that could be relied on.</summary>
    public const int FewestDecided = 200, FewestOfEach = 40;

    /// <summary>A sign seen less often than this is not weighed.</summary>
    private const int FewestOfASign = 5;

    private const int Folds = 5;
    private const double Ridge = 1;

    /// <summary>Fits a model, and tries it on enquiries it has not seen: five times, each time on another fifth. Without skill there it abstains.</summary>
    public static Learnt Learn(IReadOnlyList<(IReadOnlyList<string> Signs, bool IsWon)> decided)
    {
        var won = decided.Count(d => d.IsWon);
        if (decided.Count < FewestDecided || Math.Min(won, decided.Count - won) < FewestOfEach)
            return new(ModelState.TooFew, decided.Count, won, null, []);

        var start = Signs.Of(LeadSign.Start);
        var known = decided.SelectMany(d => d.Signs.Distinct()).Where(s => s != start).GroupBy(s => s).Where(g => g.Count() >= FewestOfASign && g.Count() <= decided.Count - FewestOfASign).Select(g => g.Key).Order(StringComparer.Ordinal).ToList();
        var columns = known.Select((sign, i) => (sign, i)).ToDictionary(p => p.sign, p => p.i + 1);
        List<Example> examples = [.. decided.Select(d => new Example([.. d.Signs.Distinct().Where(columns.ContainsKey).Select(s => columns[s])], d.IsWon))];
        var skill = Skill.Of(Tried(examples, columns.Count + 1));
        if (!skill.IsThere)
            return new(ModelState.NoSkill, decided.Count, won, skill, []);

        var weights = Logistic.Fit(examples, columns.Count + 1, Ridge);
        return new(ModelState.Fitted, decided.Count, won, skill, [new(start, Rounded(weights[0])), .. known.Select(s => new Reason(s, Rounded(weights[columns[s]])))]);
    }

    /// <summary>Each enquiry scored by a model that was fitted without it.</summary>
    private static List<(double Score, bool IsWon)> Tried(List<Example> examples, int columns)
    {
        List<(double, bool)> scored = [];
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Logistic.Fit([.. examples.Where((_, i) => i % Folds != fold)], columns, Ridge);
            scored.AddRange(examples.Where((_, i) => i % Folds == fold).Select(e => (Logistic.LogOdds(weights, e.Signs), e.IsWon)));
        }

        return scored;
    }

    private static decimal Rounded(double weight) => decimal.Round((decimal)weight, 3);
}
