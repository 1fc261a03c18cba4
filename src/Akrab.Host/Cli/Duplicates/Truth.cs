using System.Globalization;
using Akrab.Exchange;

namespace Akrab.Host.Cli.Duplicates;

/// <summary>Which rows are truly one person.</summary>
internal sealed class Truth(HashSet<(string, string)> pairs)
{
    /// <summary>
    /// Reads pairs, <c>id_l,id_r</c> and perhaps a column with <c>match</c> in its name (0 for two people, 1 for one), or the rows of each
    /// person, an id first and a column called like <c>cluster</c>. Other columns may stand between.
    /// </summary>
    public static async Task<Truth> Read(string path, CancellationToken stop)
    {
        if (!File.Exists(path))
            throw new UsageProblem($"There is no file {path}.");
        await using var content = File.OpenRead(path);
        await using var reader = await TableReader.Open(content, Path.GetFileName(path), stop: stop);
        if (reader.Headers.Count < 2)
            throw new UsageProblem("The truth has two columns: id_l,id_r or id,cluster.");
        var cluster = Column(reader, "cluster");
        var (one, other, match) = cluster >= 0 ? (0, cluster, -1) : (Math.Max(Column(reader, "id_l"), 0), Column(reader, "id_r") is var right and >= 0 ? right : 1, Column(reader, "match"));
        List<(string, string)> rows = [];
        await foreach (var row in reader.Rows(stop))
            if (row.Problem is null && (match < 0 || double.TryParse(row.Cells[match], CultureInfo.InvariantCulture, out var sure) && sure >= 0.5))
                rows.Add((row.Cells[one].Trim(), row.Cells[other].Trim()));
        return new Truth([.. cluster >= 0 ? rows.GroupBy(r => r.Item2).SelectMany(Within) : rows.Select(r => Ordered(r.Item1, r.Item2))]);
    }

    private static int Column(TableReader reader, string called) => reader.Headers.ToList().FindIndex(header => header.Contains(called, StringComparison.OrdinalIgnoreCase));

    public Judgement Judge(IEnumerable<(string, string)> found)
    {
        var said = found.Select(pair => Ordered(pair.Item1, pair.Item2)).ToHashSet();
        return new Judgement(said.Count(pairs.Contains), said.Count, pairs.Count);
    }

    private static IEnumerable<(string, string)> Within(IEnumerable<(string Id, string)> cluster)
    {
        var ids = cluster.Select(row => row.Id).ToList();
        return ids.SelectMany((one, i) => ids.Skip(i + 1).Select(other => Ordered(one, other)));
    }

    private static (string, string) Ordered(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
}

/// <summary>How well duplicates were found.</summary>
/// <param name="Right">Pairs found that are true.</param>
/// <param name="Found">Pairs found.</param>
/// <param name="True">Pairs there are.</param>
internal sealed record Judgement(int Right, int Found, int True)
{
    public double Precision => Found == 0 ? 1 : (double)Right / Found;

    public double Recall => True == 0 ? 1 : (double)Right / True;

    public double F1 => Right == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"precision {Precision:0.0000}  recall {Recall:0.0000}  F1 {F1:0.0000}  ({Right} right of {Found} found, {True} true)");
}
