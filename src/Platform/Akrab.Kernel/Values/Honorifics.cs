using System.Collections.Frozen;

namespace Akrab.Kernel.Values;

/// <summary>Forms of address: the ones to choose from, and the spellings by which they are recognised.</summary>
public static class Honorifics
{
    /// <summary>The forms that a person may choose from, the usual ones first.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "Bapak", "Ibu", "Bapak/Ibu", "Kak", "Mas", "Mbak", "Saudara", "Saudari", "Tuan", "Nyonya", "Nona", "Bang", "Kang", "Teh", "Koh", "Cik", "Om", "Tante",
        "Mr", "Mrs", "Ms", "Miss", "Mx", "Sir", "Madam",
    ];

    private static readonly FrozenDictionary<string, string> Spellings = Recognised().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Spellings.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How to address a person: as was typed, else as a title tells, else the friendly "Kak" that suits everybody.</summary>
    public static string Suggest(PersonName name)
    {
        if (name.Honorific is not null)
            return name.Honorific;

        foreach (var word in Fold.Words((name.TitlesBefore ?? "").Replace(".", "", StringComparison.Ordinal)))
        {
            if (word is "hj" or "dra" or "rr" or "hajah" or "ustadzah" or "nyai")
                return "Ibu";
            if (word is "h" or "drs" or "kh" or "haji" or "ustadz" or "ustad" or "kyai" or "r")
                return "Bapak";
        }

        return "Kak";
    }

    /// <summary>The full spelling of a word such as "bpk" (without its point), else null.</summary>
    internal static string? Find(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out var known) ? known : null;

    private static IEnumerable<KeyValuePair<string, string>> Recognised()
    {
        (string Form, string Spellings)[] rows =
        [
            ("Bapak", "bapak bpk bp pak bpa"), ("Ibu", "ibu bu"), ("Bapak/Ibu", "bapak/ibu bpk/ibu bp/ibu pak/bu"),
            ("Kak", "kak kakak kk"), ("Mas", "mas"), ("Mbak", "mbak mba mbk"),
            ("Saudara", "saudara sdr"), ("Saudari", "saudari sdri"), ("Tuan", "tuan tn"), ("Nyonya", "nyonya ny"), ("Nona", "nona nn"),
            ("Bang", "bang abang"), ("Kang", "kang"), ("Teh", "teh teteh"), ("Koh", "koh"), ("Cik", "cik"), ("Om", "om"), ("Tante", "tante"),
            ("Mr", "mr"), ("Mrs", "mrs"), ("Ms", "ms"), ("Miss", "miss"), ("Mx", "mx"), ("Sir", "sir"), ("Madam", "madam mdm"),
        ];
        return rows.SelectMany(row => row.Spellings.Split(' '), (row, spelling) => KeyValuePair.Create(spelling, row.Form));
    }
}
