namespace Akrab.Customers.Demo;

/// <summary>Chance that falls the same way on every machine.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>Whether something that happens in so many of a hundred cases happens now.</summary>
    public bool Chance(int percent) => _random.Next(100) < percent;

    /// <summary>A number from 0 to 1, small ones more often.</summary>
    public double Soon() => Math.Pow(_random.NextDouble(), 1.6);

    /// <summary>One of several, each as often as its weight says.</summary>
    public T Weighed<T>(IReadOnlyList<(int Weight, T Value)> from)
    {
        var at = _random.Next(from.Sum(f => f.Weight));
        foreach (var (weight, value) in from)
            if ((at -= weight) < 0)
                return value;
        return from[^1].Value;
    }

    public IEnumerable<T> Some<T>(IReadOnlyList<T> from, int most) => Enumerable.Range(0, Between(0, most)).Select(_ => Pick(from)).Distinct();
}
