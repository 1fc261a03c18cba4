namespace Akrab.Kernel.Values;

/// <summary>One spelling for the words of a name that Indonesians write in several ways.</summary>
public static class OneSpelling
{
    /// <summary>Old <c>oe</c>, <c>dj</c>, <c>tj</c>, <c>sj</c>, a final <c>ie</c>, and the many forms of Muhammad, Ahmad and Abdul.</summary>
    /// <param name="word">A folded word, as <see cref="Fold.Key"/> gives it.</param>
    public static string Of(string word) => word switch
    {
        "muh" or "moh" or "mhd" or "mohd" or "muhd" or "moch" or "much" or "muhamad" or "mohamad" or "mohammad" or "mohamed" or "mohammed"
            or "mochamad" or "mochammad" or "muchamad" or "muchammad" => "muhammad",
        "abd" => "abdul",
        "ach" or "achmad" or "akhmad" or "ahmed" => "ahmad",
        _ => Modern(word),
    };

    private static string Modern(string word)
    {
        var modern = word.Replace("oe", "u", StringComparison.Ordinal).Replace("dj", "j", StringComparison.Ordinal)
            .Replace("tj", "c", StringComparison.Ordinal).Replace("sj", "sy", StringComparison.Ordinal);
        return modern.Length > 3 && modern.EndsWith("ie", StringComparison.Ordinal) ? modern[..^1] : modern;
    }
}
