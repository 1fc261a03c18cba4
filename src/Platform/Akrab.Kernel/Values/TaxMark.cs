using System.Globalization;

namespace Akrab.Kernel.Values;

/// <summary>Which tax a price carries: none, the value added tax of the day, or a rate of one's own.</summary>
public readonly record struct TaxMark
{
    private const string VatCode = "ppn";

    private readonly string? _code;

    private TaxMark(string? code) => _code = code;

    public static TaxMark None => default;

    /// <summary>The value added tax, as it is on the day.</summary>
    public static TaxMark Vat { get; } = new(VatCode);

    /// <summary>As it is typed and kept: nothing, <c>ppn</c>, or the percentage.</summary>
    public string Code => _code ?? "";

    public bool IsNone => _code is null;

    /// <summary>Reads <c>ppn</c>, <c>10</c>, <c>2,5 %</c>; nothing, a dash and 0 are no tax.</summary>
    public static bool TryParse(string? typed, out TaxMark mark)
    {
        var text = (typed ?? "").Trim().TrimEnd('%').Trim().ToLowerInvariant();
        mark = text is VatCode or "vat" ? Vat : None;
        if (mark == Vat || text is "" or "-" or "0")
            return true;
        if (!decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent is <= 0 or > 100 || decimal.Round(percent, 4) != percent)
            return false;

        mark = new TaxMark(PlainNumber.Write(percent, CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>How it is reckoned on a day; null for no tax.</summary>
    public TaxRule? RuleOn(DateOnly day) => _code switch
    {
        null => null,
        VatCode => Values.Vat.RuleOn(day),
        _ => new TaxRule(decimal.Parse(_code, CultureInfo.InvariantCulture)),
    };

    /// <summary><c>PPN</c>, <c>10 %</c>; empty for no tax.</summary>
    public override string ToString() => _code switch { null => "", VatCode => "PPN", _ => _code + " %" };
}
