namespace Akrab.Kernel.Values;

/// <summary>An e-mail address: the text as typed and the key by which equal addresses are found; an invalid one is kept, never refused.</summary>
/// <param name="Typed">What the person wrote, trimmed.</param>
/// <param name="Normalised">The bare address in small letters, an international domain in punycode; null when it is not an address.</param>
/// <param name="DisplayName">The name in front of the address, as in <c>Budi &lt;budi@example.com&gt;</c>.</param>
public sealed record EmailAddress(string Typed, string? Normalised, string? DisplayName = null)
{
    /// <summary>Reads <c>Budi &lt;BUDI@Example.com&gt;</c>, <c>mailto:budi@example.com</c> and the like (RFC 5321 as practised: no quoted local parts).</summary>
    public static EmailAddress Parse(string typed) => EmailReading.Parse(typed);

    /// <summary>The addresses of one spreadsheet cell, each as typed.</summary>
    public static IReadOnlyList<string> Split(string cell) => EmailReading.Split(cell);

    public bool IsValid => Normalised is not null;

    /// <summary>The part after the @, by which organisations are recognised.</summary>
    public string? Domain => Normalised?[(Normalised.LastIndexOf('@') + 1)..];

    public override string ToString() => Normalised ?? Typed;
}
