using System.Text;

namespace Akrab.Exchange.ContentLines;

public static class Folding
{
    private const int MostOctets = 75;

    /// <summary>Appends a line and its end, folded at 75 octets (RFC 5545, 3.1; RFC 6350, 3.2), never within a letter.</summary>
    public static void AppendFolded(this StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
