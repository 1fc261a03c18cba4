namespace Akrab.Exchange.Shape;

/// <summary>One full name out of what a file gives.</summary>
public static class FullName
{
    /// <summary>The column with the whole name wins; else given, middle and family name in this order.</summary>
    public static string Of(string? whole, string? given = null, string? middle = null, string? family = null) =>
        Tidy(whole) is { Length: > 0 } name ? name : Tidy($"{given} {middle} {family}");

    private static string Tidy(string? text) =>
        text is null ? "" : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
