namespace Akrab.Sales.Outcomes;

/// <summary>How many of those that were decided were won, and how sure that is with so few.</summary>
/// <param name="Rate">w / (w + l), from 0 to 1.</param>
/// <param name="Low">The lower end of the 95 % interval of Wilson (1927): (p̂ + z²/2n ∓ z·√(p̂(1−p̂)/n + z²/4n²)) / (1 + z²/n), z = 1.959964.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct WinRate(double Rate, double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>Null when nothing was decided.</summary>
    public static WinRate? Of(long won, long lost)
    {
        var n = (double)(won + lost);
        if (n <= 0)
            return null;

        var (p, z2) = (won / n, Z * Z);
        var (centre, spread) = (p + (z2 / (2 * n)), Z * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n))));
        return new WinRate(p, Math.Max(0, (centre - spread) / (1 + (z2 / n))), Math.Min(1, (centre + spread) / (1 + (z2 / n))));
    }
}
