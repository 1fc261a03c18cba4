namespace Akrab.Ui.Qr;

/// <summary>The modules of a code: first what helps a camera to find it, then its bytes, in a mask.</summary>
internal sealed class QrGrid
{
    private const int FormatGenerator = 0x537, FormatMask = 0x5412, VersionGenerator = 0x1F25;

    /// <summary>Level M, in the format.</summary>
    private const int LevelM = 0;

    private readonly bool[,] _isDark;
    private readonly bool[,] _isTaken;

    private QrGrid(int size) => (_isDark, _isTaken) = (new bool[size, size], new bool[size, size]);

    public int Size => _isDark.GetLength(0);

    public bool this[int x, int y] => _isDark[x, y];

    public static QrGrid Draw(QrVersion version, byte[] codewords, int mask)
    {
        var grid = new QrGrid(version.Size);
        grid.Timing();
        grid.Corners();
        grid.Squares(version.Alignment);
        grid.Format(mask);
        if (version.IsTold)
            grid.Told(version.Number);
        grid.Fill(codewords, mask);
        return grid;
    }

    private void Set(int x, int y, bool isDark)
    {
        if (x < 0 || y < 0 || x >= Size || y >= Size)
            return;
        (_isDark[x, y], _isTaken[x, y]) = (isDark, true);
    }

    private void Timing()
    {
        for (var i = 0; i < Size; i++)
        {
            Set(6, i, i % 2 == 0);
            Set(i, 6, i % 2 == 0);
        }
    }

    private void Corners()
    {
        foreach (var (x, y) in ((int, int)[])[(3, 3), (Size - 4, 3), (3, Size - 4)])
            Rings(x, y, 4, ring => ring is not (2 or 4));
    }

    private void Squares(IReadOnlyList<int> centres)
    {
        foreach (var x in centres)
            foreach (var y in centres)
                if (!IsInCorner(x, y))
                    Rings(x, y, 2, ring => ring != 1);
    }

    private bool IsInCorner(int x, int y) => (x, y) == (6, 6) || (x, y) == (Size - 7, 6) || (x, y) == (6, Size - 7);

    private void Rings(int x, int y, int reach, Func<int, bool> isDark)
    {
        for (var dx = -reach; dx <= reach; dx++)
            for (var dy = -reach; dy <= reach; dy++)
                Set(x + dx, y + dy, isDark(Math.Max(Math.Abs(dx), Math.Abs(dy))));
    }

    /// <summary>Level and mask, twice, beside the corners.</summary>
    private void Format(int mask)
    {
        var bits = WithCheck(LevelM << 3 | mask, FormatGenerator, 10) ^ FormatMask;
        for (var i = 0; i < 15; i++)
        {
            var isDark = (bits >> i & 1) == 1;
            var (x, y) = i switch { < 6 => (8, i), 6 => (8, 7), 7 => (8, 8), 8 => (7, 8), _ => (14 - i, 8) };
            Set(x, y, isDark);
            (x, y) = i < 8 ? (Size - 1 - i, 8) : (8, Size - 15 + i);
            Set(x, y, isDark);
        }

        Set(8, Size - 8, true);
    }

    private void Told(int version)
    {
        var bits = WithCheck(version, VersionGenerator, 12);
        for (var i = 0; i < 18; i++)
        {
            var (near, far) = (i / 3, Size - 11 + i % 3);
            Set(near, far, (bits >> i & 1) == 1);
            Set(far, near, (bits >> i & 1) == 1);
        }
    }

    /// <summary>A number with its remainder behind it, so that a few wrong bits are noticed (BCH).</summary>
    private static int WithCheck(int value, int generator, int checkBits)
    {
        var remainder = value;
        for (var i = 0; i < checkBits; i++)
            remainder = remainder << 1 ^ (remainder >> (checkBits - 1)) * generator;
        return value << checkBits | remainder;
    }

    /// <summary>Two columns at a time from the right, up and down by turns, past what is taken.</summary>
    private void Fill(byte[] codewords, int mask)
    {
        var bit = 0;
        var isUp = true;
        for (var right = Size - 1; right > 0; right -= 2, isUp = !isUp)
        {
            if (right == 6)
                right--;
            for (var step = 0; step < Size; step++)
                foreach (var x in (int[])[right, right - 1])
                {
                    var y = isUp ? Size - 1 - step : step;
                    if (_isTaken[x, y])
                        continue;
                    var isSet = bit < codewords.Length * 8 && (codewords[bit / 8] >> (7 - bit % 8) & 1) == 1;
                    _isDark[x, y] = isSet ^ QrMask.Turns(mask, x, y);
                    bit++;
                }
        }
    }
}
