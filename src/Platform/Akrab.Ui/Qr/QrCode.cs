using System.Text;

namespace Akrab.Ui.Qr;

/// <summary>
/// A text as a QR code (ISO/IEC 18004) of bytes, of which a sixth may be unreadable: for the camera of a phone.
/// <code>QrCode.Of("https://192.168.1.5:5443/phone")</code>
/// </summary>
public sealed class QrCode
{
    /// <summary>So many light modules belong around it.</summary>
    public const int QuietZone = 4;

    private readonly QrGrid _grid;

    private QrCode(QrGrid grid) => _grid = grid;

    /// <summary>Modules along one side.</summary>
    public int Size => _grid.Size;

    /// <summary>Whether a module is dark; those around the code are light.</summary>
    public bool IsDark(int x, int y) => x >= 0 && y >= 0 && x < Size && y < Size && _grid[x, y];

    /// <exception cref="ArgumentException">It is longer than <see cref="QrVersion.MostBytes"/>.</exception>
    public static QrCode Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var version = QrVersion.For(bytes.Length) ?? throw new ArgumentException($"{bytes.Length} bytes do not fit into a QR code; {QrVersion.MostBytes} do.", nameof(text));
        var codewords = QrCodewords.Of(bytes, version);
        return new QrCode(Enumerable.Range(0, QrMask.Count).Select(mask => QrGrid.Draw(version, codewords, mask)).MinBy(QrMask.Penalty)!);
    }
}
