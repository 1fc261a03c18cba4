using System.Globalization;
using System.IO.Compression;
using System.Text;
using Akrab.Kernel.Values;

namespace Akrab.Data.Regions;

/// <summary>All regions in a few flat arrays: names one after another, as written and folded, so that a search is one pass over a megabyte.</summary>
internal sealed class RegionTable
{
    private const byte Break = (byte)'\n';

    private readonly byte[] _names;
    private readonly int[] _nameStarts;
    private readonly byte[] _folded;
    private readonly int[] _foldedStarts;
    private readonly int[] _parents;
    private readonly byte[] _levels;
    private readonly short[] _parts;

    private RegionTable(byte[] names, List<int> nameStarts, byte[] folded, List<int> foldedStarts, List<int> parents, List<byte> levels, List<short> parts)
    {
        (_names, _nameStarts) = (names, [.. nameStarts, names.Length]);
        (_folded, _foldedStarts) = (folded, [.. foldedStarts, folded.Length]);
        (_parents, _levels, _parts) = ([.. parents], [.. levels], [.. parts]);
    }

    /// <summary>Reads the packed file: a line per region, below its parent's; no file, no regions.</summary>
    public static RegionTable Read(string file)
    {
        using MemoryStream names = new(), folded = new();
        List<int> nameStarts = [], foldedStarts = [], parents = [];
        List<byte> levels = [];
        List<short> parts = [];
        var above = new int[5];
        if (File.Exists(file))
        {
            using var lines = new StreamReader(new BrotliStream(File.OpenRead(file), CompressionMode.Decompress), Encoding.UTF8);
            while (lines.ReadLine() is { } line)
            {
                var (level, tab) = (line[0] - '0', line.IndexOf('\t', StringComparison.Ordinal));
                above[level] = parents.Count;
                parents.Add(level == 1 ? -1 : above[level - 1]);
                levels.Add((byte)level);
                parts.Add(short.Parse(line.AsSpan(1, tab - 1), CultureInfo.InvariantCulture));
                Append(names, nameStarts, line[(tab + 1)..]);
                Append(folded, foldedStarts, Fold.Text(line[(tab + 1)..]));
            }
        }

        return new RegionTable(names.ToArray(), nameStarts, folded.ToArray(), foldedStarts, parents, levels, parts);
    }

    private static void Append(MemoryStream names, List<int> starts, string name)
    {
        starts.Add((int)names.Length);
        names.Write(Encoding.UTF8.GetBytes(name));
        names.WriteByte(Break);
    }

    public int LevelOf(int region) => _levels[region];

    /// <summary>The regions in whose own name a word begins so.</summary>
    public IEnumerable<int> WithWordStarting(string folded, int most)
    {
        var sought = Encoding.UTF8.GetBytes(folded);
        var last = -1;
        for (var at = 0; most > 0; at++)
        {
            var hit = _folded.AsSpan(at).IndexOf(sought);
            if (hit < 0)
                yield break;
            at += hit;
            if (!IsWordStart(_folded, at))
                continue;

            var region = RegionAt(at);
            if (region == last)
                continue;
            last = region;
            most--;
            yield return region;
        }
    }

    /// <summary>Whether a word of the region's name, or of one it lies in, begins so.</summary>
    public bool PathHas(int region, string folded)
    {
        for (; region >= 0; region = _parents[region])
            if (NameHas(region, folded))
                return true;
        return false;
    }

    public bool NameHas(int region, string folded)
    {
        var name = Folded(region);
        Span<byte> sought = stackalloc byte[Encoding.UTF8.GetMaxByteCount(Math.Min(folded.Length, 64))];
        sought = sought[..Encoding.UTF8.GetBytes(folded.AsSpan(0, Math.Min(folded.Length, 64)), sought)];
        for (var at = 0; ; at++)
        {
            var hit = name[at..].IndexOf(sought);
            if (hit < 0)
                return false;
            at += hit;
            if (at == 0 || IsWordStart(name, at))
                return true;
        }
    }

    public bool NameStarts(int region, string folded) => Encoding.UTF8.GetString(Folded(region)).StartsWith(folded, StringComparison.Ordinal);

    /// <summary>Whether that is its whole name, but for the word that says what kind of region it is.</summary>
    public bool IsNamed(int region, string folded)
    {
        var name = Encoding.UTF8.GetString(Folded(region));
        return name == folded || name == "kota " + folded || name == "kabupaten " + folded;
    }

    /// <summary>The region with a code, or -1.</summary>
    public int Find(string code)
    {
        var at = -1;
        var from = 0;
        foreach (var part in code.Split('.'))
        {
            if (!short.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return -1;
            var (level, parent) = (at < 0 ? 1 : _levels[at] + 1, at);
            for (at = from; at < _parents.Length && !(_parents[at] == parent && _parts[at] == number); at++)
                if (_levels[at] < level)
                    return -1;
            if (at >= _parents.Length)
                return -1;
            from = at + 1;
        }

        return at;
    }

    public RegionPlace PlaceOf(int region)
    {
        var names = new string?[5];
        var codes = new string[_levels[region]];
        for (; region >= 0; region = _parents[region])
        {
            names[_levels[region]] = Encoding.UTF8.GetString(_names.AsSpan(_nameStarts[region].._nameStarts[region + 1])[..^1]);
            codes[_levels[region] - 1] = _parts[region].ToString(_levels[region] == 4 ? "0000" : "00", CultureInfo.InvariantCulture);
        }

        return new RegionPlace(string.Join('.', codes), names[4], names[3], names[2], names[1]!);
    }

    private ReadOnlySpan<byte> Folded(int region) => _folded.AsSpan(_foldedStarts[region]..(_foldedStarts[region + 1] - 1));

    private int RegionAt(int position)
    {
        var at = Array.BinarySearch(_foldedStarts, position);
        return at >= 0 ? at : ~at - 1;
    }

    private static bool IsWordStart(ReadOnlySpan<byte> text, int at) => at == 0 || !char.IsAsciiLetterOrDigit((char)text[at - 1]);
}
