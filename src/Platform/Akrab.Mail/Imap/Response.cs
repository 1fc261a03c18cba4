using System.Globalization;
using System.Text;

namespace Akrab.Mail.Imap;

/// <summary>One answer, or news the server tells by itself: a line, in which <see cref="LiteralMark"/> stands for each literal.</summary>
internal sealed class Response(string text, IReadOnlyList<byte[]> literals)
{
    /// <summary>No byte of a line is read as this letter.</summary>
    public const char LiteralMark = '\u0100';

    private const int MaxDepth = 20;

    private int _at, _literal;

    public string Text { get; } = text;

    /// <summary>About how many bytes it takes in memory.</summary>
    public long Weight => 200 + Text.Length * 2L + literals.Sum(literal => literal.Length + 50L);

    public bool IsUntagged => Text.StartsWith("* ", StringComparison.Ordinal);

    public bool IsGoOn => Text is "+" || Text.StartsWith("+ ", StringComparison.Ordinal);

    /// <summary>As in "* 23 EXISTS", or null.</summary>
    public uint? Number(string of) =>
        Text.Split(' ', 4) is ["*", var number, var kind, ..] && kind.Equals(of, StringComparison.OrdinalIgnoreCase) && TryNumber(number, out var value)
            ? value
            : null;

    /// <summary>As in "* OK [UIDNEXT 4392] …", or null.</summary>
    public uint? Code(string name)
    {
        var start = Text.IndexOf($"[{name} ", StringComparison.OrdinalIgnoreCase);
        if (!IsUntagged || start < 0)
            return null;

        start += name.Length + 2;
        var end = Text.IndexOf(']', start);
        return end > 0 && TryNumber(Text.AsSpan(start, end - start), out var value) ? value : null;
    }

    /// <summary>What follows a word such as SEARCH or CAPABILITY, or null when it is no such response.</summary>
    public string[]? Words(string of) =>
        Text.Split(' ', 3) is ["*", var kind, .. var rest] && kind.Equals(of, StringComparison.OrdinalIgnoreCase) ? string.Concat(rest).Split(' ', StringSplitOptions.RemoveEmptyEntries) : null;

    /// <summary>The names and values of a FETCH, or null.</summary>
    public Group? Fetched()
    {
        if (Number("FETCH") is null)
            return null;

        (_at, _literal) = (Text.IndexOf('('), 0);
        return _at < 0 ? null : Next(0) as Group;
    }

    public static bool TryNumber(ReadOnlySpan<char> text, out uint number) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>The next piece; null at the end of the line or of a bracket, and where it is nested too deeply.</summary>
    private Item? Next(int depth)
    {
        while (_at < Text.Length && Text[_at] == ' ')
            _at++;
        if (_at == Text.Length || depth > MaxDepth)
            return null;

        switch (Text[_at])
        {
            case ')':
                return null;
            case '(':
                return Bracket(depth);
            case '"':
                return Quoted();
            case LiteralMark:
                _at++;
                return _literal < literals.Count ? new Literal(literals[_literal++]) : null;
            default:
                return Atom();
        }
    }

    private Group Bracket(int depth)
    {
        _at++;
        List<Item> items = [];
        while (Next(depth + 1) is { } item)
            items.Add(item);
        if (_at < Text.Length && Text[_at] == ')')
            _at++;
        return new Group(items);
    }

    private Word Quoted()
    {
        var text = new StringBuilder();
        for (_at++; _at < Text.Length && Text[_at] != '"'; _at++)
        {
            if (Text[_at] == '\\' && _at + 1 < Text.Length)
                _at++;
            text.Append(Text[_at]);
        }

        _at = Math.Min(_at + 1, Text.Length);
        return new Word(text.ToString());
    }

    /// <summary>To the next blank or bracket, but BODY[HEADER.FIELDS (DATE)] is one.</summary>
    private Word Atom()
    {
        var (start, isSection) = (_at, false);
        for (; _at < Text.Length && (isSection || Text[_at] is not (' ' or '(' or ')')); _at++)
            isSection = Text[_at] == '[' || (isSection && Text[_at] != ']');
        return new Word(Text[start.._at]);
    }
}
