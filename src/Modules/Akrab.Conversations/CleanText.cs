using System.Text;

namespace Akrab.Conversations;

/// <summary>Makes texts of strangers fit for a header, a database and a screen.</summary>
internal static class CleanText
{
    /// <summary>One line without control characters.</summary>
    public static string Line(string text) => string.Concat(Valid(text).Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    /// <summary>Lines without other control characters: a database takes no NUL, a screen no bell.</summary>
    public static string Lines(string text) => string.Concat(Valid(text).ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();

    /// <summary>At most so many letters, with … where something is missing; no letter is cut in two.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";

    /// <summary>Half a surrogate pair, which no encoding can write, becomes a question mark in a diamond.</summary>
    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
