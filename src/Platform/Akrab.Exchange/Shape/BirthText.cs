namespace Akrab.Exchange.Shape;

/// <summary>"TTL" columns hold the place and the date of birth in one cell: "Bandung, 17 Agustus 1990".</summary>
public static class BirthText
{
    public static (string Place, string Date) Split(string text)
    {
        var trimmed = text.Trim();
        var digit = trimmed.AsSpan().IndexOfAnyInRange('0', '9');
        if (digit <= 0)
            return digit == 0 ? ("", trimmed) : (trimmed, "");

        var place = trimmed[..digit].TrimEnd(' ', ',', '/', '.', '-', ':', ';');
        return place.Length == digit ? ("", trimmed) : (place, trimmed[digit..]);
    }
}
