using System.Buffers;

namespace Akrab.Exchange.Delimited;

/// <summary>
/// Splits text into records and fields (RFC 4180, read generously), block by block: the state survives the end of a block, so
/// memory holds one record whatever the size of the file. Own code because CsvHelper 34 (twice as fast, where this is fast enough
/// with 4 million rows a second) takes an unterminated quote silently as a cell up to the end of the file, a gigabyte in memory, does not say
/// where it was opened, and loses a quote that nobody doubled.
/// <para>Generous: a record may end in LF, CRLF or CR; a quote inside a plain field is text; a quote inside a quoted field that
/// is not followed by a delimiter, a line end or another quote is text too (<c>"Toko "Maju" Jaya"</c>).</para>
/// </summary>
internal sealed class RecordParser
{
    private readonly char delimiter;
    private readonly ReadOptions limits;
    private readonly SearchValues<char> plainEnds, quotedEnds = SearchValues.Create("\"\r\n\0");
    private char[] text = new char[1024];
    private int[] ends = new int[32];
    private int length, spaces;
    private long line, quoteLine;
    private State state = State.FieldStart;
    private bool isAfterReturn, isEmptyLine = true, hasQuotedNewline;

    public RecordParser(char delimiter, ReadOptions limits, long firstLine = 1)
    {
        this.delimiter = delimiter;
        this.limits = limits;
        Line = line = firstLine;
        plainEnds = SearchValues.Create([delimiter, '\r', '\n', '\0']);
    }

    private enum State { FieldStart, Plain, Quoted, AfterQuote, Complete }

    /// <summary>Counted from 1: the record that is complete, or else the one being read.</summary>
    public long Row { get; private set; } = 1;

    /// <summary>Where that record begins.</summary>
    public long Line { get; private set; }

    public int Fields { get; private set; }

    /// <summary>Quotes were found within quoted fields so far that nobody doubled: usual with the wrong delimiter.</summary>
    public bool HasLooseQuotes { get; private set; }

    /// <summary>The complete record is an empty line, not even a pair of quotes.</summary>
    public bool IsEmptyLine => isEmptyLine;

    public ReadOnlySpan<char> Field(int index) => text.AsSpan(Start(index), ends[index] - Start(index));

    /// <summary>Goes on in the block; true when a record is complete, false when the block is used up.</summary>
    public bool Take(ReadOnlySpan<char> block, ref int at)
    {
        if (state == State.Complete)
            BeginRecord();

        while (at < block.Length)
        {
            if (isAfterReturn)
            {
                isAfterReturn = false;
                if (block[at] == '\n')
                {
                    at++;
                    if (state == State.Quoted)
                        Append("\n");
                    continue;
                }
            }

            var isComplete = state switch
            {
                State.FieldStart => TakeFieldStart(block, ref at),
                State.Plain => TakePlain(block, ref at),
                State.Quoted => TakeQuoted(block, ref at),
                _ => TakeAfterQuote(block, ref at),
            };
            if (isComplete)
                return true;
        }

        return false;
    }

    /// <summary>The text has ended; true when it ended with a record that no line end had closed.</summary>
    public bool Finish()
    {
        if (state == State.Complete)
            BeginRecord();

        if (state == State.Quoted)
            throw Unterminated();

        if (Fields == 0 && isEmptyLine)
            return false;

        EndField();
        state = State.Complete;
        return true;
    }

    private void BeginRecord()
    {
        (Fields, length, state, isEmptyLine, Line) = (0, 0, State.FieldStart, true, line);
        Row++;
    }

    private bool TakeFieldStart(ReadOnlySpan<char> block, ref int at)
    {
        if (block[at] != '"')
        {
            state = State.Plain;
            return false;
        }

        at++;
        (state, isEmptyLine, quoteLine, hasQuotedNewline) = (State.Quoted, false, line, false);
        return false;
    }

    private bool TakePlain(ReadOnlySpan<char> block, ref int at)
    {
        var rest = block[at..];
        var end = rest.IndexOfAny(plainEnds);
        var plain = end < 0 ? rest : rest[..end];
        Append(plain);
        isEmptyLine &= plain.IsEmpty;
        at += plain.Length;
        if (end < 0)
            return false;

        return TakeEnd(block[at++]);
    }

    private bool TakeQuoted(ReadOnlySpan<char> block, ref int at)
    {
        var rest = block[at..];
        var end = rest.IndexOfAny(quotedEnds);
        var quoted = end < 0 ? rest : rest[..end];
        Append(quoted);
        at += quoted.Length;
        if (end < 0)
            return false;

        switch (block[at++])
        {
            case '"':
                (state, spaces) = (State.AfterQuote, 0);
                break;
            case '\0':
                throw Nul();
            case '\r':
                isAfterReturn = true;
                hasQuotedNewline = true;
                line++;
                Append("\r");
                break;
            default:
                hasQuotedNewline = true;
                line++;
                Append("\n");
                break;
        }

        return false;
    }

    private bool TakeAfterQuote(ReadOnlySpan<char> block, ref int at)
    {
        var next = block[at];
        if (next == delimiter || next is '\r' or '\n' or '\0')
        {
            at++;
            return TakeEnd(next);
        }

        at++;
        if (next == ' ')
        {
            spaces++;
            return false;
        }

        if (next == '"' && spaces == 0)
        {
            Append("\"");
            state = State.Quoted;
            return false;
        }

        // The quote was text after all, and so were the blanks behind it.
        HasLooseQuotes = true;
        Append("\"");
        for (; spaces > 0; spaces--)
            Append(" ");
        state = State.Quoted;
        at--;
        return false;
    }

    private bool TakeEnd(char end)
    {
        if (end == '\0')
            throw Nul();

        EndField();
        if (end == delimiter)
        {
            isEmptyLine = false;
            state = State.FieldStart;
            return false;
        }

        line++;
        isAfterReturn = end == '\r';
        state = State.Complete;
        return true;
    }

    private void EndField()
    {
        if (Fields == limits.MaxColumns)
            throw new UnreadableFile("exchange.too-many-columns", ("row", Row), ("limit", limits.MaxColumns));

        if (Fields == ends.Length)
            Array.Resize(ref ends, ends.Length * 2);
        ends[Fields++] = length;
    }

    private void Append(ReadOnlySpan<char> more)
    {
        if (more.IsEmpty)
            return;

        if (length - Start(Fields) + more.Length > limits.MaxCellLength)
            throw state == State.Quoted && hasQuotedNewline
                ? Unterminated()
                : new UnreadableFile("exchange.cell-too-long", ("row", Row), ("column", Fields + 1), ("limit", limits.MaxCellLength));

        if (length + more.Length > limits.MaxRowLength)
            throw new UnreadableFile("exchange.row-too-long", ("row", Row), ("limit", limits.MaxRowLength));

        if (length + more.Length > text.Length)
            Array.Resize(ref text, Math.Max(text.Length * 2, length + more.Length));
        more.CopyTo(text.AsSpan(length));
        length += more.Length;
    }

    private int Start(int field) => field == 0 ? 0 : ends[field - 1];

    private UnreadableFile Unterminated() =>
        new("exchange.unterminated-quote", ("row", Row), ("column", Fields + 1), ("line", quoteLine));

    private UnreadableFile Nul() => new("exchange.nul", ("row", Row), ("line", line));
}
