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
        TargetPart.Key => Words.Say("import.part.key", ("field", Field!.Label)),
        >= TargetPart.Product => Words.Say($"line.{PartName}"),
        _ => Words.Say($"import.part.{Naming.Kebab(Part.ToString())}"),
    };

    /// <summary>Its names in every language, by which headers are recognised.</summary>
    internal TargetField Guessable() => new(Key, Kind, [.. Words.Languages.Select(LabelIn).Concat(Elsewhere).Distinct()]);

    /// <summary>What other programs head it with: the lines of some records have names of their own, beside those of all lines.</summary>
    private string[] Elsewhere => string.Join(',', ((string?[])(Part switch
    {
        TargetPart.Whole => [Words.Find($"{Field!.Entity}.{Naming.Kebab(Field.Name)}.elsewhere")],
        >= TargetPart.Product => [Words.Find($"line.{PartName}.elsewhere"), Words.Find($"{Field!.Entity}.{Naming.Kebab(Field.Name)}.{PartName}.elsewhere")],
        TargetPart.Key => [Words.Find($"{Field!.Entity}.{Naming.Kebab(Field.Name)}.key.elsewhere")],
        _ => [],
    })).OfType<string>()).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How the part of a line is called there.</summary>
    internal string PartName => Naming.Kebab(Part.ToString());

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

    /// <summary>Of a link: the number by which another program knows what it points to.</summary>
    Key,

    /// <summary>Of a line, and all that follow.</summary>
    Product,
    Text,
    Quantity,
    Unit,
    Price,
    Currency,
    Discount,
    Tax,
}
