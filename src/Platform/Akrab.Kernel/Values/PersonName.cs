namespace Akrab.Kernel.Values;

/// <summary>A full name taken apart: how to address the person, academic and religious titles, and the bare name; one word is enough.</summary>
/// <param name="Typed">The name as typed, trimmed.</param>
/// <param name="Honorific">The form of address that was typed, in its full spelling (<c>Bapak</c>, <c>Ibu</c>, <c>Kak</c>, <c>Mrs</c>).</param>
/// <param name="TitlesBefore">Titles in front, as typed: <c>Dr. H.</c></param>
/// <param name="Bare">The name itself, as typed.</param>
/// <param name="TitlesAfter">Titles behind, as typed: <c>S.E., M.M.</c></param>
public sealed record PersonName(string Typed, string? Honorific, string? TitlesBefore, string Bare, string? TitlesAfter)
{
    /// <summary>Takes any text apart; what is not understood stays in the bare name.</summary>
    public static PersonName Parse(string typed) => NameReading.Parse(typed);

    /// <summary>The folded bare name, by which people are compared; titles never take part.</summary>
    public string MatchKey => Fold.Key(Bare);

    /// <summary>The first letters of the first and last word, for an avatar; empty when the name has no letter.</summary>
    public string Initials => NameSpelling.Initials(Bare);

    /// <summary>The name with its titles, a name all in capitals or all in small letters put right: <c>BUDI SANTOSO</c> becomes <c>Budi Santoso</c>.</summary>
    public string Tidied => NameSpelling.Join(TitlesBefore, NameSpelling.Tidy(Bare), TitlesAfter);

    /// <summary>True when both could be the same person: equal, a part of the other, initials, an old spelling or a small slip.</summary>
    public static bool Compatible(PersonName one, PersonName other) => NameLikeness.AreCompatible(one.MatchKey, other.MatchKey);

    public override string ToString() => Typed;
}
