using Akrab.Exchange.ContentLines;

namespace Akrab.Calendars.Reading;

/// <summary>Something at the top level of a calendar: a property of it, or a whole component; neither at its end.</summary>
internal readonly record struct Piece(ContentLine? Property, Component? Component)
{
    public bool IsEndOfCalendar => Property is null && Component is null;
}

/// <summary>Puts the lines of a file together to components, and goes on after whatever is broken.</summary>
internal sealed class ComponentSource(Stream stream, CalendarLimits limits, ProblemList problems)
{
    private const string CalendarName = "VCALENDAR";

    private sealed class Open(string name, long line)
    {
        public string Name => name;
        public List<ContentLine> Properties { get; } = [];
        public List<Component> Parts { get; } = [];
        public long Length { get; set; }

        public Component Close() => new(name, Properties, Parts, line);
        public long Line => line;
    }

    private readonly FoldedLines _lines = new(stream, limits.LineLength);
    private readonly Stack<Open> _open = new();
    private int _components, _tooDeep;
    private long _calendarLine;
    private bool _isOver;

    /// <summary>Null at the end of the file.</summary>
    public async ValueTask<Piece?> Next(CancellationToken stop)
    {
        while (!_isOver && await _lines.Next(stop) is { } line)
        {
            if (line.IsCut)
                problems.Note(line.Number, "calendar.line-too-long");
            if (ContentLine.Parse(ContentText.Printable(line.Text)) is not { } property)
            {
                if (line.Text.AsSpan().Trim().Length > 0)
                    problems.Note(line.Number, "calendar.line");
                continue;
            }

            if (property.Name == "BEGIN" && ++_components > limits.Components)
            {
                problems.Note(line.Number, "calendar.too-many");
                _isOver = true;
                break;
            }

            if (Take(property, line) is { } piece)
                return piece;
        }

        return CloseAtEnd();
    }

    private Piece? Take(ContentLine line, FoldedLine at)
    {
        if (line.Name == "BEGIN")
            return Begin(Named(line), at.Number);
        if (line.Name == "END")
            return End(Named(line), at.Number);
        if (_tooDeep > 0 || at.IsCut)
            return null;
        if (_open.TryPeek(out var inner))
        {
            Add(inner, line);
            return null;
        }

        if (_calendarLine > 0)
            return new Piece(line, null);
        problems.Note(at.Number, "calendar.outside");
        return null;
    }

    private Piece? Begin(string name, long line)
    {
        if (name == CalendarName)
        {
            if (_calendarLine > 0)
                problems.Note(_calendarLine, "calendar.not-closed", CalendarName);
            (_calendarLine, _tooDeep) = (line, 0);
            return _open.Count > 0 ? CloseAll() : null;
        }

        if (_calendarLine == 0)
            problems.Note(line, "calendar.outside");
        if (_tooDeep > 0 || _open.Count >= limits.Depth)
        {
            if (_tooDeep++ == 0)
                problems.Note(line, "calendar.too-deep", name);
        }
        else
        {
            _open.Push(new Open(name, line));
        }

        return null;
    }

    private Piece? End(string name, long line)
    {
        if (name == CalendarName && _calendarLine > 0)
        {
            (_calendarLine, _tooDeep) = (0, 0);
            return _open.Count > 0 ? CloseAll() : default(Piece);
        }

        if (_tooDeep > 0)
        {
            _tooDeep--;
            return null;
        }

        if (!_open.Any(open => open.Name == name))
        {
            problems.Note(line, "calendar.not-opened", name);
            return null;
        }

        while (_open.Peek().Name != name)
            CloseInner();
        return Close();
    }

    private void Add(Open open, ContentLine line)
    {
        var before = open.Length;
        open.Length += line.Name.Length + line.Value.Length + 1;
        if (open.Length <= limits.ComponentLength)
            open.Properties.Add(line);
        else if (before <= limits.ComponentLength)
            problems.Note(open.Line, "calendar.too-large", open.Name);
    }

    private Piece? CloseAtEnd()
    {
        if (_calendarLine > 0)
            problems.Note(_calendarLine, "calendar.not-closed", CalendarName);
        _calendarLine = 0;
        return _open.Count > 0 ? CloseAll() : null;
    }

    private Piece? CloseAll()
    {
        while (_open.Count > 1)
            CloseInner();
        problems.Note(_open.Peek().Line, "calendar.not-closed", _open.Peek().Name);
        return Close();
    }

    private void CloseInner()
    {
        problems.Note(_open.Peek().Line, "calendar.not-closed", _open.Peek().Name);
        var part = _open.Pop().Close();
        _open.Peek().Parts.Add(part);
    }

    /// <summary>Closes the innermost; a piece where it was the outermost.</summary>
    private Piece? Close()
    {
        var component = _open.Pop().Close();
        if (!_open.TryPeek(out var outer))
            return new Piece(null, component);

        outer.Parts.Add(component);
        return null;
    }

    private static string Named(ContentLine line) => line.Value.Trim().ToUpperInvariant();
}
