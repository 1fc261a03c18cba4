using System.Text;
using Akrab.Ui.Qr;

namespace Akrab.Host.Serving.Lan;

/// <summary>A QR code in letters, two modules above each other in one: black on white, whatever the terminal's colours.</summary>
internal static class PrintedCode
{
    private const string BlackOnWhite = "\e[30;107m", AsBefore = "\e[0m";

    public static string Of(string text)
    {
        var code = QrCode.Of(text);
        var lines = new StringBuilder();
        for (var y = -QrCode.QuietZone; y < code.Size + QrCode.QuietZone; y += 2)
        {
            lines.Append(BlackOnWhite);
            for (var x = -QrCode.QuietZone; x < code.Size + QrCode.QuietZone; x++)
                lines.Append((code.IsDark(x, y), code.IsDark(x, y + 1)) switch
                {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    _ => ' ',
                });
            lines.Append(AsBefore).Append('\n');
        }

        return lines.ToString();
    }
}
