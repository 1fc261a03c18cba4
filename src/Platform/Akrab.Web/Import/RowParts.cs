using Akrab.Exchange.Shape;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;

namespace Akrab.Web.Import;

/// <summary>The parts of names, addresses and contact points that a row scatters over its columns.</summary>
internal sealed class RowParts
{
    private readonly string?[] _names = new string?[(int)TargetPart.Suffix + 1];
    private List<(Field Field, string Group, string? Kind, string?[] Parts)>? _addresses;
    private List<(Field Field, List<PhonePoint> Points)>? _phones;
    private List<(Field Field, List<EmailPoint> Points)>? _emails;
    private (Field Field, (string Header, string Cell)?[] Parts)? _line;

    public IReadOnlyList<(Field Field, List<PhonePoint> Points)> AllPhones => _phones ?? [];

    public IReadOnlyList<(Field Field, List<EmailPoint> Points)> AllEmails => _emails ?? [];

    public List<PhonePoint> Phones(Field field) => ListOf(ref _phones, field);

    public List<EmailPoint> Emails(Field field) => ListOf(ref _emails, field);

    public void Name(TargetPart part, string text) => _names[(int)part] ??= text;

    /// <summary>The whole name, or its parts in their order, with the title behind.</summary>
    public string FullName()
    {
        var whole = _names[(int)TargetPart.Whole];
        var name = Exchange.Shape.FullName.Of(whole, _names[(int)TargetPart.GivenName], _names[(int)TargetPart.MiddleName], _names[(int)TargetPart.FamilyName]);
        var suffix = _names[(int)TargetPart.Suffix]?.Trim();
        return string.IsNullOrEmpty(suffix) || name.Length == 0 || name.Contains(suffix, StringComparison.OrdinalIgnoreCase) ? name : $"{name}, {suffix}";
    }

    public void Line(ImportTarget target, string header, string cell)
    {
        _line ??= (target.Field!, new (string, string)?[TargetPart.Tax - TargetPart.Product + 1]);
        _line.Value.Parts[target.Part - TargetPart.Product] ??= (header, cell.Trim());
    }

    /// <summary>The line that a row is; one that cannot be read is no line, and the row is refused, for the sum would be wrong without it.</summary>
    /// <param name="hasTexts">Whether the file has a column for what stands on paper.</param>
    public void TakeLine(ImportedRow row, bool hasTexts, ReadingContext how)
    {
        if (_line is not { } line)
            return;

        (string Header, string Cell)? reading = null;
        try
        {
            var type = (LinesType)line.Field.Type;
            if (Part(TargetPart.Currency) is { Cell: var currency })
                how = how with { Currency = currency.ToUpperInvariant() };
            var read = type.Read((name, part) => name != "product" && (reading = Part(Enum.Parse<TargetPart>(name, ignoreCase: true))) is { Cell: var cell } ? part.Parse(cell, how) : null);
            if (Part(TargetPart.Product) is { Cell: var product })
                row.Product = NamedLink.OfLine(line.Field, product, !hasTexts, read.Text);
            reading = Part(TargetPart.Price);
            row.Line = LinesType.CanBeReckoned([read]) ? read with { Text = read.Text ?? row.Product?.Title } : throw new UnreadableValue("error.lines-too-much");
        }
        catch (UnreadableValue unreadable)
        {
            row.Refusals.Add(Reason.Of(unreadable, reading?.Header ?? line.Field.Label, reading?.Cell ?? ""));
        }

        (string Header, string Cell)? Part(TargetPart part) => line.Parts[part - TargetPart.Product];
    }

    public void Address(ImportTarget target, string group, string? kind, string text)
    {
        _addresses ??= [];
        var at = _addresses.FindIndex(a => a.Field == target.Field && a.Group == group);
        if (at < 0)
        {
            at = _addresses.Count;
            _addresses.Add((target.Field!, group, kind, new string?[(int)TargetPart.Country + 1]));
        }

        _addresses[at].Parts[(int)target.Part] ??= text.Trim();
    }

    /// <summary>One address for each group of columns; what a street tells of its village or city fills what no column says.</summary>
    public IEnumerable<(Field Field, Points<AddressPoint> Points)> AllAddresses(ImportedRow row)
    {
        if (_addresses is null)
            yield break;

        foreach (var field in _addresses.GroupBy(a => a.Field))
            if (Points<AddressPoint>.Of(field.Select(a => Point(a.Kind, a.Parts, row)).Where(p => !p.IsEmpty)) is { IsEmpty: false } points)
                yield return (field.Key, points);
    }

    private static AddressPoint Point(string? kind, string?[] parts, ImportedRow row)
    {
        var told = parts[(int)TargetPart.Street] is { } street ? AddressText.Split(street) : null;
        return new AddressPoint
        {
            Kind = kind,
            Street = Fit(told?.Street, 300, row),
            RtRw = told is { Rt.Length: > 0 } ? told.Rw.Length > 0 ? $"{told.Rt}/{told.Rw}" : told.Rt : null,
            Village = Fit(parts[(int)TargetPart.Village] ?? told?.Village, 100, row),
            District = Fit(parts[(int)TargetPart.District] ?? told?.District, 100, row),
            City = Fit(parts[(int)TargetPart.City] ?? told?.City, 100, row),
            Province = Fit(parts[(int)TargetPart.Province], 100, row),
            PostalCode = Fit(parts[(int)TargetPart.PostalCode] ?? told?.PostalCode, 20, row),
            Country = Fit(parts[(int)TargetPart.Country], 100, row),
        };
    }

    /// <summary>The text in one clean line; one beyond the limit of its part is cut, with a warning.</summary>
    private static string? Fit(string? text, int most, ImportedRow row)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        var clean = (string?)new TextType(int.MaxValue).Parse(text, ReadingContext.Invariant);
        if (clean is null || clean.Length <= most)
            return clean;

        row.Warnings.Add(Reason.Of("import.warning.cut", ("value", clean), ("max", most)));
        return clean[..(char.IsHighSurrogate(clean[most - 1]) ? most - 1 : most)].Trim();
    }

    private static List<T> ListOf<T>(ref List<(Field Field, List<T> Points)>? all, Field field)
    {
        all ??= [];
        var at = all.FindIndex(l => l.Field == field);
        if (at >= 0)
            return all[at].Points;
        all.Add((field, []));
        return all[^1].Points;
    }
}
