using System.Collections.Frozen;

namespace Akrab.Exchange.Guess;

/// <summary>What people write above a column, for each kind, in Indonesian and English and a little Arabic and Hindi.</summary>
internal static partial class HeaderWords
{
    private static readonly FrozenDictionary<string, FieldKind> Phrases = Collect();

    /// <summary>Words that say whose the column is, not what is in it.</summary>
    private static readonly string[] Fillers =
    [
        "pelanggan", "konsumen", "customer", "cust", "klien", "client", "kontak", "contact", "contacts", "lead", "leads", "member", "anggota",
        "pembeli", "buyer", "penerima", "recipient", "anda", "your", "user", "pengguna", "value", "nilai", "primary", "utama", "main",
        "default", "saat ini", "current", "aktif", "yang", "bisa", "dihubungi", "dapat", "if any", "jika ada", "bila ada", "opsional", "optional", "wajib",
        "required", "please", "isi", "mohon", "person", "orang", "pemilik", "data", "info", "pribadi", "personal", "home", "rumah",
        "business", "work", "kantor", "other", "lain", "lainnya", "mailing", "billing", "shipping", "address", "organization", "toko", "perusahaan",
        "siapa", "siapakah", "berapa", "apa", "apakah", "di mana", "dimana", "kapan", "masukkan", "tulis", "what is", "what s", "whats", "the", "enter", "jika", "ada", "dan",
        "mitra", "tamu", "guest", "siswa", "murid", "pasien", "peserta", "jamaah", "jemaah", "donatur", "nasabah", "debitur", "warga",
    ];

    /// <summary>How surely a header means which kind: 1 for the very words, less when they are part of a longer header.</summary>
    public static (FieldKind Kind, double Score)? Find(string normalised)
    {
        if (normalised.Length == 0)
            return null;
        if (Phrases.TryGetValue(normalised, out var exact))
            return (exact, 1);

        // "nama toko perusahaan" speaks of a shop's name: whole phrases count before single words do.
        if (LongestWithin(normalised, least: 2) is { } phrase)
            return phrase;

        var essence = WithoutFillers(normalised);
        if (essence.Length > 0 && essence != normalised && Phrases.TryGetValue(essence, out var essential))
            return (essential, 0.9);

        return LongestWithin(normalised, least: 1);
    }

    /// <summary>How surely a header means a field by the field's own labels.</summary>
    public static double Likeness(string normalised, IReadOnlyList<string> labels)
    {
        var best = 0.0;
        foreach (var label in labels)
        {
            var phrase = HeaderText.Normalise(label);
            if (phrase.Length == 0)
                continue;

            best = Math.Max(best,
                phrase == normalised ? 1
                : HeaderText.Contains(normalised, phrase) ? PartScore(phrase, normalised)
                : 0);
        }

        return best;
    }

    private static (FieldKind, double)? LongestWithin(string header, int least)
    {
        var words = header.Split(' ');
        for (var length = Math.Min(words.Length - 1, 5); length >= least; length--)
        {
            for (var start = 0; start + length <= words.Length; start++)
            {
                var phrase = string.Join(' ', words, start, length);
                if (Phrases.TryGetValue(phrase, out var kind) && !(length == 1 && OnlyAlone.Contains(phrase)))
                    return (kind, IsAllFillers(words[..start]) && IsAllFillers(words[(start + length)..]) ? 0.9 : PartScore(phrase, header));
            }
        }

        return null;
    }

    private static double PartScore(string phrase, string header) => 0.5 + 0.4 * phrase.Length / header.Length;

    private static bool IsAllFillers(string[] words) => WithoutFillers(string.Join(' ', words)).Length == 0;

    private static string WithoutFillers(string header)
    {
        var padded = ' ' + header + ' ';
        foreach (var filler in Fillers)
            padded = padded.Replace(' ' + filler + ' ', " ", StringComparison.Ordinal);
        return padded.Trim();
    }

    private static FrozenDictionary<string, FieldKind> Collect()
    {
        var all = new Dictionary<string, FieldKind>();
        foreach (var (kind, phrases) in Names.Concat(Contacts).Concat(Places).Concat(Others))
            foreach (var phrase in phrases.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                if (!all.TryAdd(HeaderText.Normalise(phrase), kind) && all[HeaderText.Normalise(phrase)] != kind)
                    throw new InvalidOperationException($"The header '{phrase}' is listed for {all[HeaderText.Normalise(phrase)]} and for {kind}.");
        return all.ToFrozenDictionary();
    }
}
