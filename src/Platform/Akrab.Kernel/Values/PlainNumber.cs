using System.Globalization;

namespace Akrab.Kernel.Values;

/// <summary>
/// A number as it stands in a box or a file: without marks between thousands, and so that Indonesians and English read the same. Three digits
/// behind a single mark would be a fraction to one and a thousand to the other; a zero behind them settles it.
/// </summary>
public static class PlainNumber
{
    private const int Grouped = 3;

    public static string Write(decimal number, CultureInfo culture)
    {
        var text = number.ToString("0.############################", culture);
        var mark = text.IndexOf(culture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal);
        return mark >= 0 && text.Length - mark - 1 == Grouped ? text + "0" : text;
    }
}
