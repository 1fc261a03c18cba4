using Akrab.Kernel.Values;

namespace Akrab.Linkage.Traits;

/// <summary>Telephone numbers or e-mail addresses, several for one row: the best agreement of any two counts.</summary>
public sealed class ContactTrait(string name) : Trait(name)
{
    /// <summary>The level of those who share a number or an address.</summary>
    public const string Shared = "same";

    private readonly Several<string> _rows = new();

    public override IReadOnlyList<Level> Levels { get; } =
    [
        new(Shared, 0.7, 0.0001), new("one-letter", 0.1, 0.0002), new("same-name", 0.05, 0.0005), new("alike", 0.05, 0.001), new("different", 0.1, 0.9982),
    ];

    /// <param name="values">Phones as digits in their international form, e-mails folded.</param>
    public void Add(IEnumerable<string> values) => _rows.Add(values.Where(v => v.Length > 0).Distinct(StringComparer.Ordinal));

    internal override byte Compare(int one, int other)
    {
        ReadOnlySpan<string> some = _rows[one], more = _rows[other];
        if (some.Length == 0 || more.Length == 0)
            return Missing;

        var best = (byte)(Levels.Count - 1);
        foreach (var a in some)
            foreach (var b in more)
                best = Math.Min(best, Level(a, b));
        return best;
    }

    internal override void Keys(int row, List<uint> into)
    {
        foreach (var value in _rows[row])
        {
            into.Add(Key(value));
            if (Local(value) is { Length: > 3 } name && name.Length < value.Length)
                into.Add(Key(name));
        }
    }

    private static byte Level(string a, string b)
    {
        if (a == b)
            return 0;
        if (TextLikeness.Distance(a, b, 1) <= 1 && (Local(a).Length == a.Length || HaveSameDigits(a, b)))
            return 1;
        ReadOnlySpan<char> name = Local(a), other = Local(b);
        if (name.Length == a.Length)
            return 4;
        if (name.SequenceEqual(other))
            return 2;
        return HaveSameDigits(a, b) && TextLikeness.JaroWinkler(name, other) >= 0.9 ? (byte)3 : (byte)4;
    }

    /// <summary>Two of one name take another number at the same provider: budi12@ and budi13@ are no slip of the finger.</summary>
    private static bool HaveSameDigits(string a, string b) => a.Where(char.IsAsciiDigit).SequenceEqual(b.Where(char.IsAsciiDigit));

    private static ReadOnlySpan<char> Local(string value) => value.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? value.AsSpan(0, at) : value;
}
