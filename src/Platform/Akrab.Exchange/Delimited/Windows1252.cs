namespace Akrab.Exchange.Delimited;

/// <summary>The encoding of Western European Windows, in which Excel still saves "CSV". Every byte means something.</summary>
internal static class Windows1252
{
    private const string From80To9F =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    public static char Decode(byte value) => value is >= 0x80 and <= 0x9F ? From80To9F[value - 0x80] : (char)value;
}
