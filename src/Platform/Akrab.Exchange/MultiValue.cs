namespace Akrab.Exchange;

/// <summary>Several values in one cell, joined as Google Contacts joins them: "a@x.id ::: b@x.id".</summary>
public static class MultiValue
{
    public const string Separator = " ::: ";

    public static string[] Split(string cell) =>
        cell.Contains(":::", StringComparison.Ordinal)
            ? cell.Split(":::", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [cell.Trim()];

    public static string Join(IEnumerable<string> values) => string.Join(Separator, values);
}
