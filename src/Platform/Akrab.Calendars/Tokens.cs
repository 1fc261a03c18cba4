using System.Text;

namespace Akrab.Calendars;

/// <summary>Enumerations as the RFC spells them: NeedsAction is NEEDS-ACTION.</summary>
internal static class Tokens
{
    public static string Write<T>(T value) where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var letter in value.ToString())
            text.Append(text.Length > 0 && char.IsAsciiLetterUpper(letter) ? "-" : "").Append(char.ToUpperInvariant(letter));
        return text.ToString();
    }

    /// <summary>Null for what has no name here.</summary>
    public static T? Read<T>(string? text) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Write(value).Equals(text?.Trim(), StringComparison.OrdinalIgnoreCase))
                return value;
        return null;
    }
}
