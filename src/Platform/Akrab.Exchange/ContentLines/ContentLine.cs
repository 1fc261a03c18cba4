using System.Text;

namespace Akrab.Exchange.ContentLines;

/// <summary>What stands between name and value: <c>ROLE=CHAIR</c>.</summary>
/// <param name="Name">As written; empty where vCard 2.1 leaves it out.</param>
/// <param name="Values">Without quotation marks and escapes; at least one.</param>
public sealed record ContentParameter(string Name, params IReadOnlyList<string> Values)
{
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One property of a vCard or a calendar: <c>group.NAME;PARAM=value:value</c> (RFC 6350, 3.3; RFC 5545, 3.1).</summary>
public sealed class ContentLine
{
    /// <param name="name">Letters, digits and hyphens.</param>
    /// <param name="value">Encoded and escaped as the property wants it.</param>
    public ContentLine(string name, string value, params IReadOnlyList<ContentParameter> parameters)
        : this("", name, value, parameters) { }

    private ContentLine(string group, string name, string value, IReadOnlyList<ContentParameter> parameters)
    {
        Group = group;
        Name = name.ToUpperInvariant();
        Value = value;
        Parameters = parameters;
    }

    public string Group { get; }

    /// <summary>In capitals.</summary>
    public string Name { get; }

    public IReadOnlyList<ContentParameter> Parameters { get; }

    /// <summary>Still encoded and escaped.</summary>
    public string Value { get; }

    /// <summary>The first value of a parameter, or null.</summary>
    public string? Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Is(name))?.Values[0];

    /// <summary>The same line with other parameters.</summary>
    public ContentLine With(IReadOnlyList<ContentParameter> parameters) => new(Group, Name, Value, parameters);

    /// <summary>Null when the line is no property.</summary>
    public static ContentLine? Parse(string line)
    {
        var colon = ValueStart(line);
        if (colon <= 0)
            return null;

        var head = SplitOutsideQuotes(line[..colon], ';');
        var dot = head[0].LastIndexOf('.');
        var name = head[0][(dot + 1)..].Trim();
        if (name.Length == 0 || !IsName(name))
            return null;

        return new ContentLine(dot < 0 ? "" : head[0][..dot].Trim(), name, line[(colon + 1)..], [.. head.Skip(1).Select(ReadParameter).OfType<ContentParameter>()]);
    }

    /// <summary>The line as it stands in a file, not folded and without control characters.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Group.Length > 0 ? Group + "." : "").Append(Name);
        foreach (var parameter in Parameters)
            text.Append(';').Append(parameter.Name).Append(parameter.Name.Length > 0 ? "=" : "").AppendJoin(',', parameter.Values.Select(Quote));
        text.Append(':').Append(Value);
        return ContentText.Printable(text.ToString());
    }

    private static bool IsName(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Null for nothing, and for a name that could not be written again.</summary>
    private static ContentParameter? ReadParameter(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : parameter[..equals].Trim();
        if (!IsName(name))
            return null;

        var values = SplitOutsideQuotes(parameter[(equals + 1)..], ',').Select(value => Uncaret(Unquote(value.Trim()))).Where(value => value.Length > 0).ToList();
        return values.Count > 0 && (name.Length > 0 || values.TrueForAll(IsName)) ? new ContentParameter(name, values) : null;
    }

    private static string Unquote(string value) => value is ['"', .., '"'] ? value[1..^1] : value;

    private static string Quote(string value)
    {
        var escaped = value.Replace("^", "^^", StringComparison.Ordinal).Replace("\r\n", "^n", StringComparison.Ordinal).Replace("\n", "^n", StringComparison.Ordinal).Replace("\"", "^'", StringComparison.Ordinal);
        return escaped.AsSpan().ContainsAny(",;:") || escaped != escaped.Trim() ? $"\"{escaped}\"" : escaped;
    }

    /// <summary>^n, ^^ and ^' are escapes (RFC 6868).</summary>
    private static string Uncaret(string value) =>
        value.Contains('^', StringComparison.Ordinal)
            ? value.Replace("^^", "\u0001", StringComparison.Ordinal).Replace("^n", "\n", StringComparison.Ordinal).Replace("^'", "\"", StringComparison.Ordinal).Replace('\u0001', '^')
            : value;

    private static int ValueStart(string line)
    {
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
                isQuoted = !isQuoted;
            else if (line[i] == ':' && !isQuoted)
                return i;
        }

        // A quotation mark was never closed: then it is a letter like others.
        return line.IndexOf(':', StringComparison.Ordinal);
    }

    private static List<string> SplitOutsideQuotes(string text, char separator)
    {
        List<string> parts = [];
        var (start, isQuoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                isQuoted = !isQuoted;
            else if (text[i] == separator && !isQuoted)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }
}
