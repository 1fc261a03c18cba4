using System.Buffers;
using System.Globalization;
using System.Text;
using Akrab.Kernel.Values;

namespace Akrab.Exchange;

public sealed record CsvOptions
{
    /// <summary>Excel with Indonesian settings expects a semicolon.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Without it Excel reads UTF-8 as Windows-1252.</summary>
    public bool HasByteOrderMark { get; init; } = true;
}

/// <summary>Writes comma-separated text (RFC 4180, CRLF, UTF-8).</summary>
public sealed class CsvWriter : TableWriter
{
    // Every delimiter that a reader might try, so that none is found inside a cell.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [',', ';', '\t', '|', '"', .. Enumerable.Range(0, 32).Select(code => (char)code), '\u007F']);

    private readonly StreamWriter text;
    private readonly char delimiter;

    public CsvWriter(Stream stream, CsvOptions? options = null)
    {
        options ??= new CsvOptions();
        delimiter = options.Delimiter;
        text = new StreamWriter(stream, new UTF8Encoding(options.HasByteOrderMark), 64 * 1024, leaveOpen: true) { NewLine = "\r\n" };
    }

    public override async ValueTask Headers(IReadOnlyList<string> names, CancellationToken stop = default)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (i > 0)
                await text.WriteAsync(delimiter);

            // The first letters of a file must not be mistaken for another format's.
            await Write(Formulas.Neutralise(names[i]), mustQuote: i == 0 && !names[i].All(char.IsAsciiLetter));
        }

        await text.WriteAsync("\r\n".AsMemory(), stop);
    }

    public override async ValueTask Row(IReadOnlyList<Cell> cells, CancellationToken stop = default)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                await text.WriteAsync(delimiter);
            await Write(Say(cells[i]), mustQuote: cells.Count == 1);
        }

        await text.WriteAsync("\r\n".AsMemory(), stop);
    }

    public override async ValueTask DisposeAsync() => await text.DisposeAsync();

    private async ValueTask Write(string cell, bool mustQuote)
    {
        if (!mustQuote && !cell.AsSpan().ContainsAny(Special) && cell is not ([' ', ..] or [.., ' ']))
        {
            await text.WriteAsync(cell);
            return;
        }

        await text.WriteAsync('"');
        await text.WriteAsync(cell.Replace("\0", "", StringComparison.Ordinal).Replace("\"", "\"\"", StringComparison.Ordinal));
        await text.WriteAsync('"');
    }

    private static string Say(Cell cell) => cell.Kind switch
    {
        CellKind.Text or CellKind.Phone => Formulas.Neutralise(cell.AsText),
        CellKind.Number => PlainNumber.Write(cell.AsNumber, CultureInfo.InvariantCulture),
        CellKind.Date => cell.AsDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CellKind.Moment => cell.AsMoment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        CellKind.Toggle => cell.AsToggle ? "TRUE" : "FALSE",
        _ => "",
    };
}
