using System.Text.RegularExpressions;
using Akrab.Kernel.Values;

namespace Akrab.Exchange.Guess;

/// <summary>Does one cell look like a value of a kind? Light tests for guessing; real parsing is done elsewhere.</summary>
internal static partial class Looks
{
    public static bool LikeEmail(string text) => Email().IsMatch(text);

    public static bool LikeUrl(string text) => Url().IsMatch(text);

    /// <summary>Any number one could dial, as written below a header that says so.</summary>
    public static bool LikePhone(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        return digits is >= 6 and <= 15 && Phone().IsMatch(text) && !LikeDate(text);
    }

    /// <summary>Shows by itself that it is a phone number: +62…, 62…, 08…, 8…, (021)….</summary>
    public static bool LikeSurePhone(string text) => LikePhone(text) && SurePhone().IsMatch(text);

    public static bool LikeDate(string text) =>
        DateText.Read(text, DateOrder.DayFirst) is not null || DateText.Read(text, DateOrder.MonthFirst) is not null;

    /// <summary>"Bandung, 17 Agustus 1990".</summary>
    public static bool LikePlaceAndDate(string text) =>
        Shape.BirthText.Split(text) is { Place.Length: > 0, Date.Length: > 0 } parts && LikeDate(parts.Date);

    public static bool LikeMoney(string text) => Money().IsMatch(text);

    public static bool LikePostalCode(string text) => text.Length == 5 && text.All(char.IsAsciiDigit) && text[0] != '0';

    public static bool LikeNationalId(string text) => text.Count(char.IsAsciiDigit) == 16 && NationalId().IsMatch(text);

    public static bool LikeTaxNumber(string text) => TaxNumber().IsMatch(text);

    public static bool LikeStreet(string text) => Street().IsMatch(text);

    public static bool LikeGender(string text) => text.ToUpperInvariant() is
        "L" or "P" or "M" or "F" or "LK" or "PR" or "PRIA" or "WANITA" or "LAKI-LAKI" or "LAKI LAKI" or "LAKI" or "PEREMPUAN" or "MALE" or "FEMALE" or "MAN" or "WOMAN";

    public static bool LikeOrganisation(string text) => Organisation().IsMatch(text);

    /// <summary>One to six words of letters, no digits: may be a name, may be anything.</summary>
    public static bool LikeWords(string text) => NameWords().IsMatch(text);

    [GeneratedRegex(@"^[^@\s,;:]+@[^@\s,;:]+\.[^@\s,;:.]{2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"^(?:https?://\S+|www\.\S+\.\S+|(?:[a-z0-9-]+\.)+(?:com|id|net|org|co|io|biz|info|shop|store|my\.id)(?:/\S*)?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"^(?:(?:p|wa|hp|telp?|tlp|phone|mobile|whatsapp|no)[.:]?\s*)?[+(]?[\d\s().\-/–]+(?:\s*(?:ext?|x|pes)\.?\s*\d{1,5})?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^(?:\w+[.:]\s*)?(?:\+\s?\d|\(?0\d{1,3}[)\s\-]|0?8[1-9][\d\s\-.]{7,}|62\s?\(?0?\)?\s?[2-9]|0[2-9]\d{7,}|p:\+)", RegexOptions.CultureInvariant)]
    private static partial Regex SurePhone();

    [GeneratedRegex(@"^-?\s*(?:Rp\.?|IDR|USD|\$|€|£|SGD|MYR)\s*-?[\d.,]+(?:,-)?$|^-?\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$|^-?\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Money();

    [GeneratedRegex(@"^[\d\s.\-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex NationalId();

    [GeneratedRegex(@"^\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex TaxNumber();

    [GeneratedRegex(@"^(?:jl|jln|jalan|gg|gang|perum|perumahan|komp|komplek|kompleks|kampung|kp|dusun|dsn|dukuh|desa|ds|ruko|blok|apartemen|gedung|pasar|lingkungan|link|jorong|banjar|br)\b[.\s]|\bRT\b|\bRW\b|\bblok\s+\w|\bno\.?\s*\d+.*,|^\d+\s+\p{L}[\p{L}.\s]*\b(?:st|street|rd|road|ave|avenue|blvd|lane|ln|dr|drive|way|court|ct)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Street();

    [GeneratedRegex(@"^(?:PT|CV|UD|PD|TB|RM|Fa|Firma|Toko|Warung|Depot|Bengkel|Apotek|Klinik|Salon|Koperasi|Yayasan|Hotel|Kedai|Kios|Resto|Restoran|Rumah Makan|Catering|Katering|Laundry|Grosir|Butik|Optik|Percetakan|Konveksi|Agen|Bank|Universitas|RSUD|RS|SMA|SMK|SMP|SD|Dinas|Kantor)\b\.?\s+\S|\b(?:Tbk|Ltd|Inc|Corp|LLC|GmbH|Group|Company|Co|Pte|Sdn|Bhd|Store|Shop)\.?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Organisation();

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}.'’\-]*(?:,?\s+\p{L}[\p{L}\p{M}.'’\-]*){0,5}$", RegexOptions.CultureInvariant)]
    private static partial Regex NameWords();
}
