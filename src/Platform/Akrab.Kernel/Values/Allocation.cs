namespace Akrab.Kernel.Values;

/// <summary>Parts an amount by weight with the largest-remainder method, so that nothing is lost and no share is off by more than one step.</summary>
internal static class Allocation
{
    public static Money[] Of(Money whole, IReadOnlyList<long> weights)
    {
        var total = (Int128)0;
        foreach (var weight in weights)
            total += weight >= 0 ? weight : throw new ArgumentException("A weight is never negative.", nameof(weights));
        if (weights.Count == 0)
            throw new ArgumentException("There is nobody to share with.", nameof(weights));
        if (total == 0)
            return whole.Allocate(weights.Count);

        var documentStep = CurrencyInfo.Of(whole.Currency).UnitsPerStep;
        var step = whole.Units % documentStep == 0 ? documentStep : 1;
        var steps = Int128.Abs(whole.Units / step);
        var parts = new long[weights.Count];
        var remainders = new Int128[weights.Count];
        var left = steps;
        for (var i = 0; i < parts.Length; i++)
        {
            (var part, remainders[i]) = Int128.DivRem(steps * weights[i], total);
            parts[i] = (long)part;
            left -= part;
        }

        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).Take((int)left))
            parts[i]++;
        return Array.ConvertAll(parts, part => whole with { Units = part * step * Math.Sign(whole.Units) });
    }
}
