using System.Collections.Frozen;

namespace Akrab.Exchange.Guess;

/// <summary>The provinces and the better known cities and regencies: enough to recognise a column of them.</summary>
internal static class KnownPlaces
{
    private static readonly FrozenSet<string> Provinces = Set("""
        aceh|nanggroe aceh darussalam|sumatera utara|sumatra utara|sumut|sumatera barat|sumatra barat|sumbar|riau|jambi|sumatera selatan|sumatra selatan|sumsel|bengkulu|lampung|kepulauan bangka belitung
        |bangka belitung|babel|kepulauan riau|kepri|dki jakarta|daerah khusus jakarta|jawa barat|jabar|jawa tengah|jateng|daerah istimewa yogyakarta|di yogyakarta|diy|d i yogyakarta|jawa timur|jatim|banten
        |bali|nusa tenggara barat|ntb|nusa tenggara timur|ntt|kalimantan barat|kalbar|kalimantan tengah|kalteng|kalimantan selatan|kalsel|kalimantan timur|kaltim|kalimantan utara|kaltara|sulawesi utara|sulut
        |sulawesi tengah|sulteng|sulawesi selatan|sulsel|sulawesi tenggara|sultra|gorontalo|sulawesi barat|sulbar|maluku|maluku utara|papua|papua barat|papua selatan|papua tengah|papua pegunungan|papua barat daya
        """);

    private static readonly FrozenSet<string> Cities = Set("""
        jakarta|jakarta pusat|jakarta barat|jakarta timur|jakarta selatan|jakarta utara|surabaya|bandung|medan|bekasi|tangerang|tangerang selatan|depok|semarang|palembang|makassar|batam|pekanbaru|bogor
        |bandar lampung|padang|malang|denpasar|samarinda|tasikmalaya|banjarmasin|balikpapan|pontianak|cimahi|jambi|surakarta|solo|manado|yogyakarta|jogja|jogjakarta|kupang|mataram|cilegon|palu|ambon|sukabumi
        |cirebon|bengkulu|serang|kendari|pekalongan|jayapura|kediri|probolinggo|tegal|binjai|pematangsiantar|banda aceh|bontang|tanjungpinang|dumai|madiun|salatiga|blitar|tarakan|magelang|pasuruan|mojokerto
        |ternate|sorong|bitung|palopo|prabumulih|lubuklinggau|metro|parepare|palangkaraya|palangka raya|gorontalo|sibolga|bukittinggi|payakumbuh|solok|langsa|lhokseumawe|singkawang|banjarbaru|bima|batu|sleman|bantul
        |gunungkidul|kulon progo|klaten|boyolali|sukoharjo|karanganyar|wonogiri|sragen|kudus|jepara|demak|pati|rembang|blora|grobogan|kendal|batang|pemalang|brebes|banyumas|purwokerto|cilacap|purbalingga|banjarnegara
        |kebumen|purworejo|wonosobo|temanggung|sidoarjo|gresik|lamongan|tuban|bojonegoro|ngawi|magetan|ponorogo|pacitan|trenggalek|tulungagung|nganjuk|jombang|lumajang|jember|banyuwangi|bondowoso|situbondo|bangkalan
        |sampang|pamekasan|sumenep|garut|cianjur|purwakarta|karawang|subang|indramayu|majalengka|kuningan|ciamis|banjar|sumedang|pangandaran|lebak|pandeglang|badung|gianyar|tabanan|buleleng|singaraja|karangasem|klungkung|bangli
        |singapore|kuala lumpur|johor bahru|london|new york|sydney|melbourne|tokyo|paris|berlin|amsterdam|bangkok|manila|los angeles|chicago|houston|san francisco|toronto|dubai|mumbai|delhi|brighton
        """);

    public static bool IsProvince(string text) => Provinces.Contains(HeaderText.Normalise(text).Replace("provinsi ", "", StringComparison.Ordinal));

    public static bool IsCity(string text)
    {
        var name = HeaderText.Normalise(text);
        return Cities.Contains(name) || name.StartsWith("kota ", StringComparison.Ordinal) || name.StartsWith("kabupaten ", StringComparison.Ordinal)
            || name.StartsWith("kab ", StringComparison.Ordinal);
    }

    private static FrozenSet<string> Set(string names) =>
        names.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
