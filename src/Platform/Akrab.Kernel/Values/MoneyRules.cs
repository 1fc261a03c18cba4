namespace Akrab.Kernel.Values;

/// <summary>Two amounts of different currencies were added, subtracted or compared.</summary>
public sealed class CurrencyMismatch(string one, string other) : InvalidOperationException($"{one} and {other} cannot be put together.")
{
    /// <summary>The key of the sentence that a person sees.</summary>
    public const string Rule = "money.currency-mismatch";
}

/// <summary>An amount has more than four decimals or does not fit.</summary>
public sealed class InexactMoney(decimal amount, string currency) : InvalidOperationException($"{amount} {currency} cannot be kept exactly.")
{
    /// <summary>The key of the sentence that a person sees.</summary>
    public const string Rule = "money.inexact";
}
