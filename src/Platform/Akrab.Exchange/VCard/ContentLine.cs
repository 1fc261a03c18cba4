namespace Akrab.Exchange.VCard;

/// <summary>One property: <c>group.NAME;PARAM=value:value</c> (RFC 6350, 3.3).</summary>
internal sealed class ContentLine
{
    private readonly Dictionary<string, List<string>> parameters = new(StringComparer.OrdinalIgnoreCase);

    private ContentLine(string group, string name, string value)
    {
        Group = group;
        Name = name;
        Value = value;
    }

    public string Group { get; }

    /// <summary>In capitals.</summary>
    public string Name { get; }

    /// <summary>Still encoded and escaped.</summary>
    public string Value { get; }

    public string? Parameter(string name) => parameters.TryGetValue(name, out var values) ? values[0] : null;

    public IReadOnlyList<string> Types =>
        parameters.TryGetValue("TYPE", out var types) ? [.. types.Select(type => type.ToLowerInvariant()).Where(type => type is not ("pref" or "internet")).Distinct()] : [];

    /// <summary>1 is the most preferred; 101 where nothing is said.</summary>
    public int Preference =>
        int.TryParse(Parameter("PREF"), out var rank) ? rank
        : parameters.TryGetValue("TYPE", out var types) && types.Contains("pref", StringComparer.OrdinalIgnoreCase) ? 1
        : 101;

    public bool IsQuotedPrintable => Is("QUOTED-PRINTABLE");

    public bool IsBase64 => Is("BASE64") || Is("B");

    /// <summary>Null when the line is no property.</summary>
    public static ContentLine? Parse(string line)
    {
        var colon = ValueStart(line);
        if (colon <= 0)
            return null;

        var head = SplitOutsideQuotes(line[..colon], ';');
        var dot = head[0].LastIndexOf('.');
        var name = head[0][(dot + 1)..].Trim();
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return null;

        var parsed = new ContentLine(dot < 0 ? "" : head[0][..dot].Trim(), name.ToUpperInvariant(), line[(colon + 1)..]);
        foreach (var parameter in head.Skip(1))
            parsed.Add(parameter);
        return parsed;
    }

    private void Add(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        var values = SplitOutsideQuotes(parameter[(equals + 1)..], ',').SelectMany(value => Unquote(value.Trim())).Where(value => value.Length > 0).ToList();
        if (values.Count == 0)
            return;

        // vCard 2.1 leaves names out: TEL;CELL;QUOTED-PRINTABLE
        var name = equals >= 0 ? parameter[..equals].Trim()
            : values[0].ToUpperInvariant() is "QUOTED-PRINTABLE" or "BASE64" or "8BIT" or "7BIT" or "B" ? "ENCODING"
            : "TYPE";
        if (!parameters.TryAdd(name, values))
            parameters[name].AddRange(values);
    }

    private bool Is(string encoding) => string.Equals(Parameter("ENCODING"), encoding, StringComparison.OrdinalIgnoreCase);

    /// <summary>A quoted list, TYPE="work,voice", is a list too; ^n, ^^ and ^' are escapes (RFC 6868).</summary>
    private static IEnumerable<string> Unquote(string value)
    {
        if (value is not ['"', .., '"'])
            return [Uncaret(value)];

        return value[1..^1].Split(',', StringSplitOptions.TrimEntries).Select(Uncaret);
    }

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
