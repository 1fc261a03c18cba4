namespace Akrab.Ui.Qr;

/// <summary>Masks turn some of the modules round, so that no code looks like what a camera takes for something else.</summary>
internal static class QrMask
{
    public const int Count = 8;

    public static bool Turns(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => (x / 3 + y / 2) % 2 == 0,
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3) % 2 == 0,
        _ => ((x + y) % 2 + x * y % 3) % 2 == 0,
    };

    /// <summary>How hard a drawing is to read: long runs, blocks, what looks like a corner, too much of one colour.</summary>
    public static int Penalty(QrGrid grid)
    {
        var (size, penalty, dark) = (grid.Size, 0, 0);
        for (var line = 0; line < size; line++)
            penalty += Line(i => grid[i, line], size) + Line(i => grid[line, i], size);
        for (var x = 0; x < size; x++)
            for (var y = 0; y < size; y++)
            {
                dark += grid[x, y] ? 1 : 0;
                if (x > 0 && y > 0 && grid[x, y] == grid[x - 1, y] && grid[x, y] == grid[x, y - 1] && grid[x, y] == grid[x - 1, y - 1])
                    penalty += 3;
            }

        return penalty + Math.Abs(dark * 20 - size * size * 10) / (size * size) * 10;
    }

    private static int Line(Func<int, bool> isDark, int size)
    {
        const int cornerAfterLight = 0b0000_1011101, cornerBeforeLight = 0b1011101_0000, eleven = (1 << 11) - 1;
        var (penalty, run, seen) = (0, 0, 0);
        for (var i = 0; i < size; i++)
        {
            run = i > 0 && isDark(i) == isDark(i - 1) ? run + 1 : 1;
            penalty += run == 5 ? 3 : run > 5 ? 1 : 0;
            seen = (seen << 1 | (isDark(i) ? 1 : 0)) & eleven;
            if (i >= 10 && seen is cornerAfterLight or cornerBeforeLight)
                penalty += 40;
        }

        return penalty;
    }
}
