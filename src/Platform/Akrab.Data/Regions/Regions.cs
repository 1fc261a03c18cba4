using Akrab.Kernel.Values;

namespace Akrab.Data.Regions;

/// <summary>
/// Indonesia's 38 provinces down to its 83,000 villages, found while typing. Read at the first question, then kept in about five
/// megabytes; the data is idn-area-data's, under the ODbL, and the application says so.
/// </summary>
public sealed class Regions
{
    public const string Attribution = "Wilayah Indonesia: idn-area-data, ODbL 1.0";

    private const int ShortestWord = 2;

    /// <summary>So many hits are enough to choose the best from.</summary>
    private const int MostHits = 30_000;

    private readonly Lazy<RegionTable> _table;

    public Regions() : this(Path.Combine(AppContext.BaseDirectory, "regions.bin"))
    {
    }

    internal Regions(string file) => _table = new(() => RegionTable.Read(file));

    /// <summary>The regions whose names begin with the typed words, each word somewhere on the path and one in the region's own name; the best first.</summary>
    public IReadOnlyList<RegionPlace> Find(string typed, int limit)
    {
        var words = Fold.Text(typed).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (words.Count == 0 || words.All(w => w.Length < ShortestWord))
            return [];

        var table = _table.Value;
        HashSet<int> met = [];
        List<(int Score, int Region)> found = [];
        foreach (var word in words.Where(w => w.Length >= ShortestWord))
            foreach (var region in table.WithWordStarting(word, MostHits))
                if (met.Add(region) && words.All(other => table.PathHas(region, other)))
                    found.Add((Score(table, region, words), region));

        found.Sort();
        return [.. found.Take(limit).Select(f => table.PlaceOf(f.Region))];
    }

    /// <summary>The region with that official code; null when there is none.</summary>
    public RegionPlace? Get(string code) => _table.Value.Find(code) is var region and >= 0 ? _table.Value.PlaceOf(region) : null;

    /// <summary>Small is good: the whole name before its beginning before a word in it, large regions before small ones.</summary>
    private static int Score(RegionTable table, int region, List<string> words)
    {
        var own = words.Where(word => table.NameHas(region, word)).ToList();
        var typed = string.Join(' ', own);
        var quality = table.IsNamed(region, typed) ? 0 : table.NameStarts(region, typed) ? 1 : 2;
        return (quality * 10) + (table.LevelOf(region) * 2) - own.Count;
    }
}
