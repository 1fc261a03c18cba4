using Akrab.Kernel.Values;

namespace Akrab.Linkage.Traits;

/// <summary>A place, a street or another short text, compared without spaces so that run-together words still agree.</summary>
public sealed class TextTrait(string name) : Trait(name)
{
    private const int None = -1;

    private readonly Lexicon _texts = new();
    private readonly List<int> _rows = [];

    public override IReadOnlyList<Level> Levels { get; } = [new("same", 0.7, 0.05), new("one-letter", 0.12, 0.005), new("alike", 0.08, 0.015), new("different", 0.1, 0.93)];

    public void Add(string? text)
    {
        var key = string.IsNullOrWhiteSpace(text) ? "" : Fold.Key(text).Replace(" ", "", StringComparison.Ordinal);
        _rows.Add(key.Length == 0 ? None : _texts.Add(key));
    }

    internal override void Settle() => _texts.Settle();

    internal override byte Compare(int one, int other)
    {
        var (a, b) = (_rows[one], _rows[other]);
        if (a == None || b == None)
            return Missing;
        if (a == b)
            return 0;
        var (text, second) = (_texts.Text(a), _texts.Text(b));
        if (Math.Min(text.Length, second.Length) >= 3 && TextLikeness.Distance(text, second, 1) <= 1)
            return 1;
        return Math.Min(text.Length, second.Length) >= 3 && TextLikeness.JaroWinkler(text, second) >= 0.87 ? (byte)2 : (byte)3;
    }

    internal override double Rarity(int one, int other, byte level) => level == 0 ? _texts.Rarity(_rows[one]) : 0;

    internal override double? Alikeness(int one, int other) => _rows[one] == None || _rows[other] == None ? null : TextLikeness.JaroWinkler(_texts.Text(_rows[one]), _texts.Text(_rows[other]));

    internal override void Keys(int row, List<uint> into)
    {
        if (_rows[row] != None)
            into.Add(Key(_texts.Text(_rows[row])));
    }
}
