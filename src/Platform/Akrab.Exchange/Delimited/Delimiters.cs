namespace Akrab.Exchange.Delimited;

/// <summary>Finds out what separates the cells: the character that cuts the first rows into equally many cells.</summary>
internal static class Delimiters
{
    /// <summary>A control character no file contains: the file has one column, commas in it are text.</summary>
    public const char None = '\u001F';

    public const string Candidates = ",;\t|";

    private const int RowsLookedAt = 100;

    /// <summary>The right delimiter seldom leaves quotes open or loose; the wrong one does.</summary>
    private const double Doubt = 0.4;

    public static char Guess(ReadOnlySpan<char> sample, bool isWhole, ReadOptions limits)
    {
        var best = (Delimiter: None, Agreement: 0.0, Cells: 1);
        foreach (var candidate in Candidates)
        {
            var (counts, isDoubtful) = CellCounts(sample, isWhole, candidate, limits);
            var (agreement, cells) = Agreement(counts);
            agreement -= isDoubtful ? Doubt : 0;
            if (cells > 1 && (agreement, cells).CompareTo((best.Agreement, best.Cells)) > 0)
                best = (candidate, agreement, cells);
        }

        return best.Delimiter;
    }

    private static (double Agreement, int Cells) Agreement(List<int> counts)
    {
        if (counts.Count == 0)
            return (0, 0);

        var usual = counts.Where(count => count > 1).GroupBy(count => count).OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key).FirstOrDefault();
        if (usual is null)
            return (0, 0);

        // Free text with commas below a header of one word is one column; a title above a real table has more cells below.
        if (counts[0] == 1 && usual.Key == 2)
            return (0, 0);

        var share = (double)usual.Count() / counts.Count;
        return (counts[0] == usual.Key ? share + 0.25 : share, usual.Key);
    }

    private static (List<int> Counts, bool IsDoubtful) CellCounts(ReadOnlySpan<char> sample, bool isWhole, char delimiter, ReadOptions limits)
    {
        var counts = new List<int>();
        var parser = new RecordParser(delimiter, limits);
        var (at, isBroken) = (0, false);
        try
        {
            while (counts.Count < RowsLookedAt && parser.Take(sample, ref at))
                if (!parser.IsEmptyLine)
                    counts.Add(parser.Fields);

            if (isWhole && counts.Count < RowsLookedAt && parser.Finish())
                counts.Add(parser.Fields);
        }
        catch (UnreadableFile)
        {
            // The reader itself meets the same problem and reports it; the rows before it still tell the delimiter.
            isBroken = true;
        }

        if (counts.Count == 0 && !isWhole)
            counts.Add(parser.Fields + 1);
        return (counts, isBroken || parser.HasLooseQuotes);
    }
}
