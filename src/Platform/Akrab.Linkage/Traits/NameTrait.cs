using System.Runtime.InteropServices;
using Akrab.Kernel.Values;

namespace Akrab.Linkage.Traits;

/// <summary>
/// A person's name as a set of words in any order, in one spelling; titles and forms of address take no part. Given name and surname of
/// two columns are simply two words.
/// </summary>
public sealed class NameTrait(string name) : Trait(name)
{
    private const int MostWords = 6;
    private const double AlikeFrom = 0.88;
    private const double Usual = 10;
    private const byte Same = 0, Slip = 1, Alike = 2, Part = 3, OneWord = 4, OneWordAlike = 5, Different = 6;

    private readonly Lexicon _words = new();
    private readonly Several<int> _rows = new();
    private readonly double[] _byLength = new double[MostWords + 1];
    private float[] _shares = [];
    private double _collision = 1;

    public override IReadOnlyList<Level> Levels { get; } =
    [
        new("same", 0.55, 0.001), new("slip", 0.15, 0.001), new("alike", 0.05, 0.002), new("part", 0.1, 0.005), new("one-word", 0.08, 0.05), new("one-word-alike", 0.04, 0.05), new("different", 0.03, 0.891),
    ];

    /// <param name="fullName">As typed; null or blank for none.</param>
    public void Add(string? fullName)
    {
        var key = string.IsNullOrWhiteSpace(fullName) ? "" : PersonName.Parse(fullName).MatchKey;
        _rows.Add(key.Length == 0 ? [] : key.Split(' ').Take(MostWords).Select(word => _words.Add(OneSpelling.Of(word))));
    }

    /// <summary>
    /// How rare each row's whole name is: log2 of the average share of a name, over rows, to the share of this one. The share is what the shares
    /// of its words make it, corrected by how often the name was counted: (count - 2 + s) / (expected count + s), s = 10, because two of those
    /// counted are the pair itself.
    /// </summary>
    internal override void Settle()
    {
        _words.Settle();
        var counts = new Dictionary<ulong, int>();
        for (var row = 0; row < _rows.Rows; row++)
        {
            _byLength[_rows[row].Length]++;
            if (_rows[row].Length > 0)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, Whole(_rows[row]), out _)++;
        }

        var named = Math.Max(1, _rows.Rows - _byLength[0]);
        for (var length = 0; length <= MostWords; length++)
            _byLength[length] /= named;

        var (expected, counted) = (1e-9, 0.0);
        for (var row = 0; row < _rows.Rows; row++)
            if (_rows[row].Length > 0)
                (expected, counted) = (expected + named * ByWords(_rows[row]), counted + counts[Whole(_rows[row])] - 1);

        var (scale, shares) = (Math.Max(1, counted / expected), 0.0);
        _shares = new float[_rows.Rows];
        for (var row = 0; row < _rows.Rows; row++)
        {
            if (_rows[row].Length == 0)
                continue;
            var share = ByWords(_rows[row]);
            _shares[row] = (float)(share * (counts[Whole(_rows[row])] - 2 + Usual) / (share * scale * named + Usual));
            shares += _shares[row];
        }

        _collision = Math.Max(shares, float.Epsilon) / named;
    }

    internal override byte Compare(int one, int other)
    {
        Order(one, other, out var few, out var many);
        if (few.Length == 0)
            return Missing;

        Span<int> partner = stackalloc int[MostWords];
        var (same, slips, alike) = Align(few, many, partner);
        if (same + slips + alike == few.Length)
            return few.Length < many.Length ? Part : alike > 0 ? Alike : slips > 0 ? Slip : Same;
        return same > 0 ? OneWord : slips + alike > 0 ? OneWordAlike : Different;
    }

    internal override double Rarity(int one, int other, byte level)
    {
        if (level > OneWord)
            return 0;
        Order(one, other, out var few, out var many);
        if (level == Same)
            return Math.Log2(_collision / _shares[one]);

        Span<int> partner = stackalloc int[MostWords];
        Align(few, many, partner);
        var (bits, probability) = (0.0, 1.0);
        for (var i = 0; i < few.Length; i++)
        {
            if (level < OneWord)
                probability *= (i + 1) * Math.Max(_words.Share(few[i]), _words.Share(many[partner[i]]));
            else if (partner[i] >= 0 && few[i] == many[partner[i]])
                bits += _words.Rarity(few[i]);
        }

        return level < OneWord ? Math.Log2(_collision / (probability * _byLength[many.Length])) : bits;
    }

    /// <summary>The likeness of each word of the shorter name to the nearest in the longer one, weighed by its letters; words are not counted twice.</summary>
    internal override double? Alikeness(int one, int other)
    {
        Order(one, other, out var few, out var many);
        if (few.Length == 0)
            return null;

        var (sum, letters, taken) = (0.0, 0, 0);
        foreach (var word in few)
        {
            var (best, at) = (0.0, -1);
            for (var j = 0; j < many.Length; j++)
                if ((taken >> j & 1) == 0 && Likeness(word, many[j]) is var alike && alike > best)
                    (best, at) = (alike, j);
            taken |= at < 0 ? 0 : 1 << at;
            (sum, letters) = (sum + best * _words.Text(word).Length, letters + _words.Text(word).Length);
        }

        return sum / letters;
    }

    internal override void Keys(int row, List<uint> into)
    {
        foreach (var word in _rows[row])
            if (_words.Text(word) is { Length: > 1 } text)
                into.Add(Key(NameKey.Skeleton(text)));
    }

    /// <summary>The share of rows with these words in any order, if each word were drawn by its own share.</summary>
    private double ByWords(ReadOnlySpan<int> words)
    {
        var share = _byLength[words.Length];
        for (var i = 0; i < words.Length; i++)
            share *= (i + 1) * _words.Share(words[i]);
        return share;
    }

    private static ulong Whole(ReadOnlySpan<int> words)
    {
        var sum = (ulong)words.Length;
        foreach (var word in words)
            sum += (ulong)(word + 1) * 0x9E3779B97F4A7C15UL ^ (ulong)word << 7;
        return sum;
    }

    /// <summary>The words both have, then those that are alike or an initial of the other; each word is taken once.</summary>
    /// <param name="partner">For each word of the shorter name the place of its partner in the longer one, or -1.</param>
    private (int Same, int Slips, int Alike) Align(ReadOnlySpan<int> few, ReadOnlySpan<int> many, Span<int> partner)
    {
        var (same, slips, alike, taken) = (0, 0, 0, 0);
        for (var i = 0; i < few.Length; i++)
        {
            partner[i] = -1;
            for (var j = 0; j < many.Length && partner[i] < 0; j++)
                if ((taken >> j & 1) == 0 && few[i] == many[j])
                    (partner[i], taken, same) = (j, taken | 1 << j, same + 1);
        }

        for (var i = 0; i < few.Length; i++)
        {
            for (var j = 0; j < many.Length && partner[i] < 0; j++)
            {
                if ((taken >> j & 1) != 0 || !AreAlike(few[i], many[j]))
                    continue;
                (partner[i], taken) = (j, taken | 1 << j);
                if (_words.MayBeSlip(few[i], many[j]))
                    slips++;
                else
                    alike++;
            }
        }

        return (same, slips, alike);
    }

    private bool AreAlike(int one, int other)
    {
        var (a, b) = (_words.Text(one), _words.Text(other));
        if (a.Length == 1 || b.Length == 1)
            return a[0] == b[0];
        return TextLikeness.JaroWinkler(a, b) >= AlikeFrom || Math.Min(a.Length, b.Length) >= 4 && TextLikeness.Distance(a, b, 1) <= 1;
    }

    /// <summary>0 to 1; an initial is wholly like the word it begins.</summary>
    private double Likeness(int one, int other)
    {
        var (a, b) = (_words.Text(one), _words.Text(other));
        return a.Length == 1 || b.Length == 1 ? a[0] == b[0] ? 1 : 0 : TextLikeness.JaroWinkler(a, b);
    }

    private void Order(int one, int other, out ReadOnlySpan<int> few, out ReadOnlySpan<int> many)
    {
        few = _rows[one];
        many = _rows[other];
        if (few.Length <= many.Length)
            return;
        var longer = few;
        few = many;
        many = longer;
    }
}
