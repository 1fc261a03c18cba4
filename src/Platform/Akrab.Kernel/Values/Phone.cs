namespace Akrab.Kernel.Values;

/// <summary>A telephone number: the text as typed and, where it could be read, its E.164 form; what cannot be read is kept, never refused.</summary>
/// <param name="Typed">What the person wrote, trimmed.</param>
/// <param name="E164">The number by ITU-T E.164, such as <c>+6281234567890</c>; null when unreadable or a service number.</param>
/// <param name="Extension">Digits to dial once connected; no part of the identity.</param>
public sealed record Phone(string Typed, string? E164, string? Extension = null)
{
    /// <summary>Reads any spelling; numbers without a country code belong to the default country (ISO 3166 letters).</summary>
    public static Phone Parse(string typed, string defaultCountry = "ID")
    {
        var scan = new PhoneScan(typed, stackalloc char[PhoneScan.Most]);
        return new Phone(typed.Trim(), PhoneReading.E164(scan, defaultCountry), scan.Extension);
    }

    /// <summary>The numbers of one spreadsheet cell, each as typed; one number written with spaces or slashes stays whole.</summary>
    public static IReadOnlyList<string> Split(string cell) => PhoneCell.Split(cell);

    /// <summary>Digits to look for inside stored numbers, which are E.164 without the plus: <c>0812</c> becomes <c>62812</c>.</summary>
    public static string SearchDigits(string query, string defaultCountry = "ID")
    {
        var scan = new PhoneScan(query, stackalloc char[PhoneScan.Most]);
        return PhoneReading.Stored(scan, defaultCountry);
    }

    /// <summary>True for an Indonesian mobile number; the kind of a foreign number is not known.</summary>
    public bool IsMobile => E164 is not null && E164.StartsWith("+628", StringComparison.Ordinal);

    /// <summary>The digits by which WhatsApp knows the number: E.164 without the plus.</summary>
    public string? WhatsAppNumber => E164?[1..];

    /// <summary>The number in the usual spelling: Indonesian ones as dialled at home, foreign ones with their country code.</summary>
    public string Display => E164 is null ? Typed
        : Extension is null ? PhoneDisplay.Of(E164)
        : $"{PhoneDisplay.Of(E164)} ext. {Extension}";

    public override string ToString() => Display;
}
