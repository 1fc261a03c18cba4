using System.Globalization;
using System.Text;

namespace Akrab.Mail.Writing;

/// <summary>Writes a file's name as a parameter of a header; in pieces where it is long, in UTF-8 where it must be (RFC 2231).</summary>
internal static class FileName
{
    private const int MaxPiece = 50;

    public static IEnumerable<string> Parameters(string name)
    {
        if (Ascii.IsValid(name) && name.Length <= MaxPiece && !name.Contains("=?", StringComparison.Ordinal) && !name.Contains('\t', StringComparison.Ordinal))
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
        foreach (var rune in name.EnumerateRunes())
        {
            // A letter stays in one piece, because some readers decode each by itself.
            var letter = Escaped(rune);
            if (piece.Length + letter.Length > MaxPiece)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }

            piece.Append(letter);
        }

        pieces.Add(piece.ToString());
        return pieces;
    }

    private static string Escaped(Rune rune)
    {
        if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '.' or '-' or '_'))
            return rune.ToString();

        var bytes = new byte[rune.Utf8SequenceLength];
        rune.EncodeToUtf8(bytes);
        return string.Concat(bytes.Select(b => string.Create(CultureInfo.InvariantCulture, $"%{b:X2}")));
    }
}
