using System.Text.Json;
using System.Text.RegularExpressions;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Data.Erasing;

/// <summary>One thing by which somebody is known.</summary>
/// <param name="Text">As it is looked for: a phone without zero or country code.</param>
/// <param name="Shown">As they wrote it.</param>
internal sealed record Trace(Field Field, string Text, bool IsPhone, string Shown)
{
    /// <summary>Shorter numbers and names are said of too many.</summary>
    private const int FewestDigits = 7, ShortestName = 4;

    /// <summary>Whether it is said of too many to tell whom it means.</summary>
    public bool IsShort => Text.Length < (IsPhone ? FewestDigits : ShortestName);
}

/// <summary>How somebody is named in what is written about others: their full name, their phones in any spelling, their addresses.</summary>
internal sealed class Traces
{
    /// <summary>Stands where somebody was named.</summary>
    public const string Marker = "[dihapus]";

    /// <summary>The shortest piece worth asking the database for.</summary>
    private const int ShortestPiece = 4;

    private static readonly string[] Between = [" ", "-", ".", "(", ")"];

    private readonly Regex? _named;

    /// <param name="texts">Names and addresses.</param>
    /// <param name="phones">Phones, as they are said in the country: without zero or country code.</param>
    public Traces(IEnumerable<string> texts, IEnumerable<string> phones)
    {
        Texts = [.. texts.SelectMany(Spellings).Distinct()];
        Phones = [.. phones.Distinct()];
        var parts = Texts.Select(text => $@"(?<!\w){Regex.Escape(text)}(?!\w)").Concat(Phones.Select(Any)).ToList();
        _named = parts.Count == 0 ? null : new Regex(string.Join('|', parts), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public IReadOnlyList<string> Texts { get; }

    public IReadOnlyList<string> Phones { get; }

    public bool IsEmpty => _named is null;

    public bool In(string text) => _named?.IsMatch(text) == true;

    public string Without(string text) => _named?.Replace(text, Marker) ?? text;

    /// <summary>The condition that one of these columns may name them; <paramref name="values"/> takes what fills its places.</summary>
    public string Condition(bool isPostgres, IEnumerable<string> columns, List<object> values)
    {
        var find = isPostgres ? "strpos" : "instr";
        List<string> conditions = [];
        foreach (var text in Texts)
        {
            values.Add(Longest(text));
            conditions.AddRange(columns.Select(column => $"{find}(lower(\"{column}\"), {{{values.Count - 1}}}) > 0"));
        }

        foreach (var phone in Phones)
        {
            values.Add(phone);
            conditions.AddRange(columns.Select(column => $"{find}({Between.Aggregate($"\"{column}\"", (text, sign) => $"replace({text}, '{sign}', '')")}, {{{values.Count - 1}}}) > 0"));
        }

        return string.Join(" OR ", conditions);
    }

    /// <summary>The names, phones and addresses of a record.</summary>
    public static IEnumerable<Trace> Of(EntityDefinition definition, Entity record)
    {
        if (definition.Title.Get(record) is string name && name.Trim() is { Length: > 0 } trimmed && trimmed != Marker)
            yield return new(definition.Title, trimmed, false, trimmed);
        foreach (var field in definition.Fields)
        {
            if (field.Get(record) is Points<PhonePoint> phones)
                foreach (var phone in phones.Items.Where(p => Digits(p).Length > 0))
                    yield return new(field, Digits(phone), true, phone.Typed);
            if (field.Get(record) is Points<EmailPoint> emails)
                foreach (var email in emails.Items)
                    yield return new(field, email.Address, false, email.Address);
        }
    }

    /// <summary>The digits after zero or country code.</summary>
    private static string Digits(PhonePoint point)
    {
        var phone = point.Number ?? point.Typed;
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return phone.TrimStart().StartsWith('+') && digits.StartsWith("62", StringComparison.Ordinal) ? digits[2..] : digits.TrimStart('0');
    }

    /// <summary>As it is, and as JSON writes it.</summary>
    private static IEnumerable<string> Spellings(string text) =>
        ((string[])[text, text.ToUpperInvariant(), text.ToLowerInvariant()]).SelectMany(t => (string[])[t, JsonEncodedText.Encode(t).Value]).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The longest piece that both databases can make small: letters of other alphabets they leave as they are.</summary>
    private static string Longest(string text) =>
        string.Concat(text.Select(c => char.IsAscii(c) ? char.ToLowerInvariant(c) : '\0')).Split('\0').MaxBy(piece => piece.Length) is { Length: >= ShortestPiece } longest ? longest : text;

    private static string Any(string phone) =>
        $@"(?<!\d)(?:(?:\+|\\u002B)?62|0)?[\s().-]*{string.Join(@"[\s().-]*", phone.ToCharArray())}(?!\d)";
}
