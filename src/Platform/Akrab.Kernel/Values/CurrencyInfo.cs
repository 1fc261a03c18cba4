using System.Collections.Frozen;

namespace Akrab.Kernel.Values;

/// <summary>What documents need to know of a currency (ISO 4217).</summary>
/// <param name="Decimals">Digits after the point in documents; rupiah have none in practice although ISO names two (the sen is out of use).</param>
/// <param name="Symbol">The sign written before the amount; null when the letters are written instead.</param>
public sealed record CurrencyInfo(string Code, int Decimals, string? Symbol)
{
    private const string TwoDecimals =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC "
        + "CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK "
        + "LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON "
        + "RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST "
        + "XCD XCG YER ZAR ZMW ZWG";

    private const string NoDecimals = "BIF CLP DJF GNF IDR ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
    private const string ThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";
    private const string FourDecimals = "CLF UYW";

    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>
    {
        ["IDR"] = "Rp",
        ["USD"] = "US$",
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["JPY"] = "JP¥",
        ["CNY"] = "CN¥",
        ["SGD"] = "S$",
        ["MYR"] = "RM",
        ["AUD"] = "A$",
        ["NZD"] = "NZ$",
        ["HKD"] = "HK$",
        ["TWD"] = "NT$",
        ["CAD"] = "CA$",
        ["INR"] = "₹",
        ["KRW"] = "₩",
        ["PHP"] = "₱",
        ["THB"] = "฿",
        ["VND"] = "₫",
        ["BRL"] = "R$",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, CurrencyInfo> Known =
        Rows(NoDecimals, 0).Concat(Rows(TwoDecimals, 2)).Concat(Rows(ThreeDecimals, 3)).Concat(Rows(FourDecimals, 4)).ToFrozenDictionary(info => info.Code);

    /// <summary>All currencies in use, by code.</summary>
    public static IReadOnlyList<CurrencyInfo> All { get; } = [.. Known.Values.OrderBy(info => info.Code, StringComparer.Ordinal)];

    /// <summary>How many units of <see cref="Money"/> one step of a document amount has.</summary>
    public int UnitsPerStep => Decimals switch { 0 => 10_000, 1 => 1_000, 2 => 100, 3 => 10, _ => 1 };

    /// <summary>The currency of a code; an unknown one is taken to have two decimals and no sign.</summary>
    public static CurrencyInfo Of(string code) => Known.GetValueOrDefault(code) ?? new CurrencyInfo(code, 2, null);

    public static bool IsKnown(string code) => Known.ContainsKey(code);

    private static IEnumerable<CurrencyInfo> Rows(string codes, int decimals) =>
        codes.Split(' ').Select(code => new CurrencyInfo(code, decimals, Symbols.GetValueOrDefault(code)));
}
