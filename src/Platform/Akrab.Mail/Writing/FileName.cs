using System.Globalization;
using System.Text;

namespace Akrab.Mail.Writing;

/// <summary>Writes a file's name as a parameter of a header; in pieces where it is long, in UTF-8 where it must be (RFC 2231).</summary>
internal static class FileName
{
    private const int MaxPiece = 50;

    public static IEnumerable<string> Parameters(string name)
    {
        if (Ascii.IsValid(name) && name.Length <= MaxPiece && OneLine.Is(name))
            return [$"filename=\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""];

        var pieces = Pieces(name);
        return pieces.Count == 1
            ? [$"filename*=utf-8''{pieces[0]}"]
            : pieces.Select((piece, i) => string.Create(CultureInfo.InvariantCulture, $"filename*{i}*={(i == 0 ? "utf-8''" : "")}{piece}{(i == pieces.Count - 1 ? "" : ";")}"));
    }

    private static List<string> Pieces(string name)
    {
        List<string> pieces = [];
        var piece = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            if (piece.Length + 3 > MaxPiece)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }

            _ = char.IsAsciiLetterOrDigit((char)b) || b is (byte)'.' or (byte)'-' or (byte)'_' ? piece.Append((char)b) : piece.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        pieces.Add(piece.ToString());
        return pieces;
    }
}
