using System.Globalization;
using Akrab.Kernel.Values;

namespace Akrab.Exchange.Workbook;

/// <summary>The number in a cell as people would write it: never 8.1E+10, dates as ISO.</summary>
internal static class CellValue
{
    private const double LastSerial = 2_958_466;

    public static string OfNumber(string raw, int style, NumberFormats formats, bool isFrom1904)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return raw;

        if (formats.IsDate(style) && number >= 0 && number < LastSerial)
            return OfDate(number, isFrom1904);

        return Plain(raw, number).PadLeft(formats.LeadingZeros(style), '0');
    }

    private static string Plain(string raw, double number)
    {
        if (raw.All(char.IsAsciiDigit))
            return raw;

        // A spreadsheet keeps 15 digits; the rest of 0.30000000000000004 is noise.
        if (Math.Abs(number) < 7e28 && decimal.TryParse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            return PlainNumber.Write(exact, CultureInfo.InvariantCulture);

        return number.ToString("F0", CultureInfo.InvariantCulture);
    }

    private static string OfDate(double serial, bool isFrom1904)
    {
        if (serial < 1)
            return Time(serial);

        // Day 60 of the 1900 calendar is a 29 February that never was.
        var days = isFrom1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
        if (days >= LastSerial)
            return serial.ToString(CultureInfo.InvariantCulture);

        var moment = new DateTime(1899, 12, 30).AddSeconds(Math.Round(days * 86_400));
        return moment.TimeOfDay == TimeSpan.Zero
            ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static string Time(double serial) =>
        TimeSpan.FromSeconds(Math.Round(serial * 86_400)).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
}
