namespace Akrab.Exchange;

/// <summary>
/// A cell that begins with = + - @, a tab or a return is a formula to a spreadsheet, and a customer's name may be one. Such a cell is
/// written with an apostrophe before it, which spreadsheets take as "this is text"; reading takes it away again. A cell that begins
/// with apostrophes and then such a sign gets one more, so that every text comes back as it was.
/// </summary>
public static class Formulas
{
    private const string Signs = "=+-@\t\r";

    public static bool IsRisky(ReadOnlySpan<char> text)
    {
        var start = text.TrimStart('\'');
        return !start.IsEmpty && Signs.Contains(start[0]);
    }

    public static string Neutralise(string text) => IsRisky(text) ? "'" + text : text;

    public static string Restore(ReadOnlySpan<char> text) =>
        text is ['\'', ..] && IsRisky(text) ? text[1..].ToString() : text.ToString();
}
