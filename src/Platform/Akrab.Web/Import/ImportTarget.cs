using System.Globalization;
using Akrab.Exchange.Guess;
using Akrab.Kernel;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Language;

namespace Akrab.Web.Import;

/// <summary>What a column can fill: a field, or a part of one.</summary>
/// <param name="Key">The field's name, with its part: <c>phones</c>, <c>addresses.city</c>, <c>fullName.given</c>.</param>
public sealed record ImportTarget(string Key, FieldKind Kind, Field? Field, TargetPart Part)
{
    /// <summary>How it is called in the current language.</summary>
    public string Label => Part switch
    {
        TargetPart.Whole => Field!.Label,
        TargetPart.Id => Words.Say("import.part.id"),
        _ => Words.Say($"import.part.{Naming.Kebab(Part.ToString())}"),
    };

    /// <summary>Its names in every language, by which headers are recognised.</summary>
    internal TargetField Guessable() => new(Key, Kind, [.. Words.Languages.Select(LabelIn).Concat(Elsewhere).Distinct()]);

    /// <summary>What other programs head it with.</summary>
    private string[] Elsewhere => Field is null || Words.Find($"{Field.Entity}.{Naming.Kebab(Field.Name)}.elsewhere") is not { } names ? [] : names.Split(',', StringSplitOptions.TrimEntries);

    private string LabelIn(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return Label;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}

/// <summary>Which part of a field a column fills.</summary>
public enum TargetPart
{
    Whole,
    Id,
    GivenName,
    MiddleName,
    FamilyName,
    Suffix,
    Street,
    Village,
    District,
    City,
    Province,
    PostalCode,
    Country,
}
