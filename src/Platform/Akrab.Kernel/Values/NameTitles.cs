using System.Collections.Frozen;

namespace Akrab.Kernel.Values;

/// <summary>The titles that stand around Indonesian and English names, written without points and in small letters.</summary>
internal static class NameTitles
{
    private const int LongestTitle = 12;

    private const string Before =
        "drs dra ir dr drg drh prof h hj kh haji hajah raden rr rd ra rm rngt rt kph kpa kanjeng gusti tb tubagus ust ustadz ustad ustadzah kyai kiai nyai habib "
        + "pdt pdm romo pastor sr br ns apt bd alm almh almarhum almarhumah hc kol letkol mayor mayjen brigjen letjen jend jenderal kapten lettu letda "
        + "serma sertu akp akbp kombes kompol iptu ipda aiptu aipda bripka brigpol irjen komjen r st ing professor doctor rev";

    /// <summary>In front these are titles only with a point: they are words, names or initials of their own as well.</summary>
    private const string BeforeWithPoint = "r ra rm rt rd st sr br tb ns bd ing hc apt ust habib pastor mayor gusti";

    private const string After =
        "se sei sik sesy sak stratak sh shi sip skom skep sked skg skh skm sksi ski si ssi ssos ssn ssy sst sstp spd spdi spdk spdsd spsi spt sp spi spk sph stp sti stt sds "
        + "st sag sth sthi stheol sfil sfarm shut shum ssastra spar skel skpm sgz sarl sars sds sor ssit siak sikom siptek siip sap sab sad samb sbns strkes strkeb strkep strt strak strpi "
        + "amd amdkeb amdkep amdak amdkom amdpar amkeb amk amf ama amp amt ap ahmd "
        + "mm mmsi mkom mt mti mh mhi mhum mpd mpdi mpdk msi msc ma mag mba mkes mkn mak mars mph mkep mpsi mip mikom msn mstr mst me mei mesy mec mecdev mecon mee meng mfarm mfil mgz mhut mik "
        + "mked mkeb mkm map mab mm mmt mpar mpt mp msm msos mss mta mth mtrap mtrkes mbiomed mbio mis msak macc mappsc mdiv mem med mres msha mpa mpp llm lld llb "
        + "phd dphil dba edd md dmd dsc dth deng dring ba bsc bba bbus bcom bed beng be bfa bhsc bsba bscs bitech bn "
        + "lc lcma ak ca cpa cfp cfa cma cpma cia cisa crma cfe crmp csrs bkp qia qwp cpma pmp cssbb aseaneng ipm ipu ipp iai gp "
        + "ners ns apt bd hc k kic kger kfer khom konk kv ph "
        + "spa span spand spak spar spb spbs spba spbp spbm spbtkv spd spdl spdv spdvee spem spem spf spfk spfm spft spgk spgz spjp spkj spkk spkfr spkl spko spkga spkg spm spmk spn spog spok spon sponk "
        + "sport spot spp spparu sppa sppd sppk sppm spperio sppros spprost sprad spradonk spros sps sptht sptthtkl spthtkl spthtbkl spu spkp esq jr sr qc kc obe alm almh almarhum almarhumah";

    /// <summary>Behind a name without comma and without points these are titles only in capitals, and never the second of two words.</summary>
    private const string Ambiguous = "ma ba be ca ak md si se st sp an k ap me ph ns bd sap sab ama spa span spar sr jr gp";

    /// <summary>Behind a name these are titles only with a comma or points: people are called so.</summary>
    private const string AfterWithPoint = "mei mars beng mak mem mag";

    private static readonly Lookup InFront = new(Before);
    private static readonly Lookup InFrontWithPoint = new(BeforeWithPoint);
    private static readonly Lookup Behind = new(After);
    private static readonly Lookup BehindUnsure = new(Ambiguous);
    private static readonly Lookup BehindWithPoint = new(AfterWithPoint);

    /// <summary>True for a title in front of a name, "Drs." as well as "K.H.".</summary>
    public static bool IsBefore(ReadOnlySpan<char> word) =>
        TryKey(word, stackalloc char[LongestTitle], out var key) && InFront.Has(key) && (word.ContainsAny('.', '(') || !InFrontWithPoint.Has(key));

    /// <summary>True for a title behind a name.</summary>
    /// <param name="word">One word, or a few that belong together such as "M. Si".</param>
    /// <param name="afterComma">A comma stood before, so that nearly anything title-like counts.</param>
    /// <param name="isSecond">Only one word of a name would be left.</param>
    /// <param name="inCapitals">The whole name is in capitals, so that they say nothing.</param>
    public static bool IsAfter(ReadOnlySpan<char> word, bool afterComma, bool isSecond, bool inCapitals)
    {
        if (!TryKey(word, stackalloc char[LongestTitle], out var key))
            return false;
        if (!Behind.Has(key))
            return afterComma && LooksLikeDegree(word);
        if (word.ContainsAny('.', '('))
            return true;
        if (afterComma || key.Length == 1 || BehindWithPoint.Has(key))
            return afterComma && key.Length > 1;

        var isCapital = !word.ContainsAnyInRange('a', 'z');
        return BehindUnsure.Has(key) ? isCapital && !(inCapitals && isSecond) : HasTitleCase(word);
    }

    /// <summary>"SKom", "MSi", "PhD", "SE" but not "Mega" or "Spa".</summary>
    private static bool HasTitleCase(ReadOnlySpan<char> word) => word[1..].ContainsAnyInRange('A', 'Z');

    /// <summary>Unknown degrees still have their shape: a capital, a point, a longer part ("S.Tr.Keb", "M.Biotech").</summary>
    private static bool LooksLikeDegree(ReadOnlySpan<char> word)
    {
        var point = word.IndexOf('.');
        return point is 1 or 2 && (word[0] is 'S' or 'M' or 'A' or 'B' or 'D' or 'P') && word[(point + 1)..].TrimEnd('.').Length is >= 2 and <= 8
            && char.IsAsciiLetterUpper(word[point + 1]);
    }

    /// <summary>Letters only, small; false when the word is too long or has anything but letters, points and brackets.</summary>
    private static bool TryKey(ReadOnlySpan<char> word, Span<char> room, out ReadOnlySpan<char> key)
    {
        key = [];
        var length = 0;
        foreach (var c in word)
        {
            if (c is '.' or ' ' or '(' or ')' or '-')
                continue;
            if (!char.IsAsciiLetter(c) || length == room.Length)
                return false;
            room[length++] = (char)(c | 0x20);
        }

        key = room[..length];
        return length > 0;
    }

    private sealed class Lookup(string words)
    {
        private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> set =
            words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        public bool Has(ReadOnlySpan<char> key) => set.Contains(key);
    }
}
