namespace Akrab.Ui.Qr;

/// <summary>One of the sizes a code may have, at error correction level M (ISO/IEC 18004, tables 1 and 9).</summary>
internal sealed record QrVersion(int Number)
{
    private const int Largest = 25;

    private static readonly int[] CorrectionPerBlock = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28];
    private static readonly int[] BlockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21];

    public static int MostBytes => new QrVersion(Largest).Capacity;

    public int Size => 17 + 4 * Number;

    public int Blocks => BlockCounts[Number - 1];

    public int Correction => CorrectionPerBlock[Number - 1];

    /// <summary>Bits that say how many bytes follow.</summary>
    public int CountBits => Number < 10 ? 8 : 16;

    /// <summary>Whether the size is written into the code.</summary>
    public bool IsTold => Number >= 7;

    public int Codewords => FreeModules / 8;

    public int DataCodewords => Codewords - Blocks * Correction;

    /// <summary>Bytes of text, beside four bits for the mode and those of the count.</summary>
    public int Capacity => (DataCodewords * 8 - 4 - CountBits) / 8;

    /// <summary>Where the centres of the small squares stand, in both directions.</summary>
    public IReadOnlyList<int> Alignment
    {
        get
        {
            if (Number == 1)
                return [];
            var count = Number / 7 + 2;
            var (span, gaps) = (Size - 13, count - 1);
            var step = (span + 2 * gaps - 1) / (2 * gaps) * 2;
            return [6, .. Enumerable.Range(0, gaps).Select(i => Size - 7 - (gaps - 1 - i) * step)];
        }
    }

    public static QrVersion? For(int bytes) => Enumerable.Range(1, Largest).Select(number => new QrVersion(number)).FirstOrDefault(version => bytes <= version.Capacity);

    /// <summary>All modules but the corners with their rims, the format, the two lines of timing, the small squares and the told version.</summary>
    private int FreeModules
    {
        get
        {
            var count = Alignment.Count;
            var squares = count == 0 ? 0 : (count * count - 3) * 25 - 2 * (count - 2) * 5;
            return Size * Size - 3 * 64 - 31 - 2 * (Size - 16) - squares - (IsTold ? 36 : 0);
        }
    }
}
