using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Exchange.Tests.Write;

/// <summary>Arbitrary tables, with a liking for what breaks files; and writing and reading them again.</summary>
internal static class Tables
{
    private static readonly string[] Awkward =
    [
        "", " ", "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r\n", "\r", "'", "''", "=1+1", "'=1+1", "+62 812", "-5", "@x", "\tx", "\rx", "a\"b\"c", "x ", " x", "sep=;", "BEGIN:VCARD",
        "_x000D_", "_x0041_", "<b>&amp;", "é", "日本", "😀", "नाम", "0812", "PK", "%PDF", "1e5", "#N/A", "TRUE", "]]>", "\u2028",
    ];

    public static readonly Gen<string> Cell = Gen.Frequency(
        (3, Gen.Elements(Awkward)),
        (2, Gen.Elements(Awkward).Three().Select(parts => parts.Item1 + parts.Item2 + parts.Item3)),
        (2, ArbMap.Default.GeneratorFor<string>().Select(text => Clean(text ?? ""))));

    public static readonly Arbitrary<string[][]> Any = Arb.From(
        from columns in Gen.Choose(1, 6)
        from rows in Gen.Choose(0, 8)
        from cells in Cell.ArrayOf(columns).ArrayOf(rows)
        select cells);

    public static string[] HeadersFor(string[][] rows) => [.. Enumerable.Range(0, rows.Length == 0 ? 2 : rows[0].Length).Select(i => "Kolom " + (char)('A' + i))];

    public static async Task<byte[]> Write(Func<Stream, TableWriter> create, string[] headers, IEnumerable<Cell[]> rows)
    {
        using var file = new MemoryStream();
        await using (var writer = create(file))
        {
            await writer.Headers(headers);
            foreach (var row in rows)
                await writer.Row(row);
        }

        return file.ToArray();
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is not (0 or 0xFFFE or 0xFFFF or 0xFFFD) && (rune.Value >= 32 || rune.Value is 9 or 10 or 13))
                clean.Append(rune);
        return clean.ToString();
    }
}
