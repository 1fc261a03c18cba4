namespace Akrab.Ui;

/// <summary>The house's typeface (TrueType, latin) for files that carry it with them.</summary>
public static class Typefaces
{
    public static byte[] Regular { get; } = Read("regular");

    public static byte[] Bold { get; } = Read("bold");

    private static byte[] Read(string name)
    {
        using var stream = typeof(Typefaces).Assembly.GetManifestResourceStream($"typeface.{name}")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
