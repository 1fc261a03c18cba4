using System.Globalization;
using System.Text;
using Akrab.Kernel.Values;

namespace Akrab.Admin.Settings.Fields;

/// <summary>Makes the lasting name of a field or a choice from what people call it: <c>Ukuran sepatu</c> → <c>ukuranSepatu</c>.</summary>
internal static class FieldKeys
{
    private const int Longest = 40;

    /// <summary>Names with a meaning of their own in addresses and in the API.</summary>
    private static readonly string[] Reserved =
        ["id", "version", "custom", "kind", "deletedAt", "search", "sort", "limit", "after", "q", "view", "columns", "count", "by", "sum", "back", "pick", "data", "next"];

    /// <summary>A name that is free, with a number behind it when it must.</summary>
    public static string Free(string called, Func<string, bool> isFree)
    {
        var wanted = Of(called);
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? wanted : wanted + n.ToString(CultureInfo.InvariantCulture))
            .First(name => !Reserved.Contains(name) && isFree(name));
    }

    public static string Of(string called)
    {
        var name = new StringBuilder();
        var isNewWord = false;
        foreach (var letter in Fold.Text(called))
        {
            if (char.IsAsciiLetterOrDigit(letter) && name.Length < Longest)
                name.Append(isNewWord && name.Length > 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter));
            isNewWord = !char.IsAsciiLetterOrDigit(letter);
        }

        return name.Length == 0 ? "field" : char.IsAsciiDigit(name[0]) ? "n" + name : name.ToString();
    }
}
