using System.Globalization;

namespace Akrab.Exchange;

internal static class HeaderNames
{
    /// <summary>Trimmed and told apart: the second "Email" becomes "Email (2)", a column without a name "#3".</summary>
    public static string[] Distinct(string?[] raw)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new string[raw.Length];
        for (var i = 0; i < raw.Length; i++)
        {
            var name = Tidy(raw[i]);
            if (name.Length == 0)
                name = "#" + (i + 1).ToString(CultureInfo.InvariantCulture);

            names[i] = name;
            for (var n = 2; !taken.Add(names[i]); n++)
                names[i] = string.Create(CultureInfo.InvariantCulture, $"{name} ({n})");
        }

        return names;
    }

    /// <summary>A group above and its parts below: "Alamat" over "Jalan" and "Kota" gives "Alamat Jalan" and "Alamat Kota".</summary>
    public static string[] Join(string[] top, string[] below)
    {
        var names = new string[Math.Max(top.Length, below.Length)];
        var group = "";
        for (var i = 0; i < names.Length; i++)
        {
            var part = i < below.Length ? below[i].Trim() : "";
            if (i < top.Length && top[i].Trim() is { Length: > 0 } named)
                group = named;
            names[i] = $"{group} {part}".Trim();
        }

        return names;
    }

    private static string Tidy(string? text) =>
        text is null ? "" : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
