namespace Akrab.Sales.Leads.Learning;

/// <summary>One enquiry whose end is known: which signs it had, and whether it was won.</summary>
/// <param name="Signs">The columns of its signs, each once; column 0 stands for what every enquiry begins with and need not be named.</param>
internal sealed record Example(int[] Signs, bool IsWon);

/// <summary>
/// Logistic regression over signs that are there or not: P(won) = 1 / (1 + e^-(w₀ + Σ wᵢ)) over the signs i of an enquiry, w being the
/// maximum of the log-likelihood less ½·ridge·Σ wᵢ² (w₀ is not shrunk), found by Newton's method with halved steps.
/// Source: Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2009), 4.4.
/// </summary>
internal static class Logistic
{
    private const int MostSteps = 50;
    private const int MostHalvings = 20;
    private const double Enough = 1e-9;

    /// <summary>The weights, w₀ first; <paramref name="columns"/> of them.</summary>
    public static double[] Fit(IReadOnlyList<Example> examples, int columns, double ridge)
    {
        var weights = new double[columns];
        var best = Likelihood(examples, weights, ridge);
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, hessian) = Slope(examples, weights, ridge);
            var direction = Solve(hessian, gradient);
            var (scale, halvings) = (1.0, 0);
            double[] next;
            double reached;
            do
            {
                next = [.. weights.Select((w, i) => w + scale * direction[i])];
                reached = Likelihood(examples, next, ridge);
                scale /= 2;
            }
            while (reached < best && ++halvings < MostHalvings);

            if (reached - best < Enough)
                return reached > best ? next : weights;
            (weights, best) = (next, reached);
        }

        return weights;
    }

    /// <summary>The log-odds of an enquiry with these signs.</summary>
    public static double LogOdds(double[] weights, int[] signs) => weights[0] + signs.Sum(s => weights[s]);

    private static double Likelihood(IReadOnlyList<Example> examples, double[] weights, double ridge)
    {
        var sum = 0.0;
        foreach (var example in examples)
        {
            var odds = LogOdds(weights, example.Signs);
            sum += (example.IsWon ? odds : 0) - (odds > 0 ? odds + Math.Log(1 + Math.Exp(-odds)) : Math.Log(1 + Math.Exp(odds)));
        }

        return sum - ridge / 2 * weights.Skip(1).Sum(w => w * w);
    }

    private static (double[] Gradient, double[,] Hessian) Slope(IReadOnlyList<Example> examples, double[] weights, double ridge)
    {
        var (gradient, hessian) = (new double[weights.Length], new double[weights.Length, weights.Length]);
        for (var i = 1; i < weights.Length; i++)
            (gradient[i], hessian[i, i]) = (-ridge * weights[i], ridge);
        foreach (var example in examples)
        {
            var chance = 1 / (1 + Math.Exp(-LogOdds(weights, example.Signs)));
            var (miss, bend) = ((example.IsWon ? 1 : 0) - chance, chance * (1 - chance));
            int[] there = [0, .. example.Signs];
            foreach (var row in there)
            {
                gradient[row] += miss;
                foreach (var column in there)
                    hessian[row, column] += bend;
            }
        }

        hessian[0, 0] += Enough;
        return (gradient, hessian);
    }

    /// <summary>Solves a symmetric positive definite system by Cholesky's decomposition.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var (lower, x) = (new double[n, n], new double[n]);
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                    sum -= lower[i, k] * lower[j, k];
                lower[i, j] = i == j ? Math.Sqrt(Math.Max(sum, Enough)) : sum / lower[j, j];
            }

        for (var i = 0; i < n; i++)
        {
            x[i] = right[i];
            for (var k = 0; k < i; k++)
                x[i] -= lower[i, k] * x[k];
            x[i] /= lower[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                x[i] -= lower[k, i] * x[k];
            x[i] /= lower[i, i];
        }

        return x;
    }
}
