using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Akrab.Ui;

namespace Akrab.Web.Frame;

/// <summary>The currencies one may choose from, those of our neighbours first.</summary>
public static class CurrencyOptions
{
    private static readonly string[] Usual = ["IDR", "USD", "EUR", "SGD", "MYR", "JPY", "CNY", "AUD"];

    public static IReadOnlyList<Option> All =>
    [
        .. Usual.Select(c => new Option(c, c, Words.Say("currency.usual"))),
        .. CurrencyInfo.All.Select(c => c.Code).Except(Usual).Select(c => new Option(c, c, Words.Say("currency.others"))),
    ];
}
