namespace Akrab.Exchange.Delimited;

/// <summary>Rows of a text file whose cells are separated by a comma, semicolon, tab or bar.</summary>
internal sealed class DelimitedReader : TableReader
{
    private readonly TextSource source;
    private readonly ReadOptions options;
    private readonly char[] block = new char[64 * 1024];
    private RecordParser parser;
    private int at, filled;
    private bool isEnded;
    private char delimiter;

    private DelimitedReader(TextSource source, ReadOptions options)
    {
        this.source = source;
        this.options = options;
        parser = new RecordParser(Delimiters.None, options);
    }

    public override TableFormat Format => TableFormat.Delimited;

    public override string EncodingName => source.EncodingName;

    public override char? Delimiter => delimiter == Delimiters.None ? null : delimiter;

    public static async Task<TableReader> Open(TextSource source, ReadOptions options, CancellationToken stop)
    {
        var reader = new DelimitedReader(source, options);
        await reader.FillFirstBlock(stop);
        reader.ChooseDelimiter();
        await reader.ReadHeaders(stop);
        return reader;
    }

    private protected override async ValueTask<SheetRow?> Read(CancellationToken stop) =>
        await NextRecord(stop) ? ToRow() : null;

    private async ValueTask FillFirstBlock(CancellationToken stop)
    {
        try
        {
            while (filled < block.Length && !isEnded)
            {
                var came = await source.Read(block.AsMemory(filled), stop);
                filled += came;
                isEnded = came == 0;
            }
        }
        catch (UnreadableFile)
        {
            // The source says it again when the rows before it have been read, and then the row is known.
        }
    }

    private void ChooseDelimiter()
    {
        var sample = block.AsSpan(0, filled);
        Plausibility.Check(sample);

        var firstLine = 1;
        if (sample.Length >= 6 && sample.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && sample[5] is '\r' or '\n')
        {
            delimiter = sample[4];
            at = sample[5..].StartsWith("\r\n") ? 7 : 6;
            firstLine = 2;
        }
        else
        {
            delimiter = options.Delimiter ?? Delimiters.Guess(sample, isEnded, options);
        }

        parser = new RecordParser(delimiter, options, firstLine);
    }

    private async ValueTask ReadHeaders(CancellationToken stop)
    {
        var heading = new Heading(options);
        while (!heading.IsComplete && await NextRecord(stop))
            heading.Offer(new RawRow(parser.Row, parser.Line, Cells(parser.Fields)));

        Begin(heading);
    }

    private async ValueTask<bool> NextRecord(CancellationToken stop)
    {
        while (true)
        {
            var isComplete = parser.Take(block.AsSpan(0, filled), ref at) || (isEnded && parser.Finish());
            if (isComplete && parser.IsEmptyLine)
                continue;
            if (isComplete || isEnded)
                return isComplete;

            at = 0;
            filled = await Pull(block, stop);
            isEnded = filled == 0;
        }
    }

    /// <summary>The source does not know rows: the place is added here.</summary>
    private async ValueTask<int> Pull(Memory<char> into, CancellationToken stop)
    {
        try
        {
            return await source.Read(into, stop);
        }
        catch (UnreadableFile unreadable) when (unreadable.Places.Count == 0)
        {
            throw new UnreadableFile(unreadable.Key, ("row", parser.Row), ("line", parser.Line));
        }
    }

    private SheetRow ToRow()
    {
        if (parser.Fields > Headers.Count)
            return Fit.ToHeaders(new RawRow(parser.Row, parser.Line, Cells(parser.Fields)), Headers.Count);

        return new SheetRow(parser.Row, parser.Line, Cells(Headers.Count));
    }

    private string[] Cells(int count)
    {
        var cells = new string[count];
        for (var i = 0; i < count; i++)
            cells[i] = i < parser.Fields ? Formulas.Restore(parser.Field(i)) : "";
        return cells;
    }
}
