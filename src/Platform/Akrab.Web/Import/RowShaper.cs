using Akrab.Exchange;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Web.Import;

/// <summary>Turns the cells of a row into values. What cannot be read is left out with a warning; a phone is kept as typed.</summary>
internal sealed class RowShaper
{
    private const int LongestPhone = 60;

    private readonly ImportTargets _targets;
    private readonly ReadingContext _how;
    private readonly (MappedColumn Column, ImportTarget Target)[] _columns;
    private readonly Dictionary<int, int> _labelOf;
    private readonly bool _hasTexts;

    public RowShaper(ImportTargets targets, IReadOnlyList<MappedColumn> mapping, ReadingContext how)
    {
        (_targets, _how) = (targets, how);
        _columns = [.. mapping.Select(c => (c, targets.Find(c.Target))).Where(c => c.Item2 is not null).Select(c => (c.c, c.Item2!))];
        _hasTexts = _columns.Any(c => c.Target.Part == TargetPart.Text);
        _labelOf = mapping.Where(c => c.Describes is not null).DistinctBy(c => c.Describes).ToDictionary(c => c.Describes!.Value, c => c.Index);
    }

    public ImportedRow Shape(SheetRow sheet)
    {
        var row = new ImportedRow(sheet);
        if (sheet.Problem is { } problem)
        {
            row.Refusals.Add(Reason.Of(problem));
            return row;
        }

        var parts = new RowParts();
        foreach (var (column, target) in _columns)
            if (column.Index < sheet.Cells.Length && sheet.Cells[column.Index] is var cell && !string.IsNullOrWhiteSpace(cell))
                Take(row, parts, column, target, cell);

        Gather(row, parts);
        return row;
    }

    private void Take(ImportedRow row, RowParts parts, MappedColumn column, ImportTarget target, string cell)
    {
        switch (target)
        {
            case { Part: TargetPart.Id }:
                if (Guid.TryParse(cell.Trim(), out var id))
                    row.Id = id;
                else
                    row.Warnings.Add(Reason.Of("import.warning.id", ("column", column.Header), ("value", cell)));
                break;
            case { Part: >= TargetPart.GivenName and <= TargetPart.Suffix }:
                parts.Name(target.Part, cell);
                break;
            case { Part: >= TargetPart.Product }:
                parts.Line(target, column.Header, cell);
                break;
            case { Part: TargetPart.Key }:
                row.Link(target.Field!).IsKnownBy(cell.Trim());
                break;
            case { Part: >= TargetPart.Street }:
                parts.Address(target, column.Group, LabelOf(row, column), cell);
                break;
            case { Field: var field } when field == _targets.Definition.Title:
                parts.Name(TargetPart.Whole, cell);
                break;
            case { Field.Type: PhonesType }:
                Phones(row, parts, column, target.Field!, cell);
                break;
            case { Field.Type: EmailsType }:
                Emails(row, parts, column, target.Field!, cell);
                break;
            case { Field.Type: LinkType }:
                row.Link(target.Field!).Title = cell.Trim();
                break;
            default:
                Plain(row, column, target.Field!, cell);
                break;
        }
    }

    private void Phones(ImportedRow row, RowParts parts, MappedColumn column, Field field, string cell)
    {
        var kind = LabelOf(row, column);
        foreach (var typed in Phone.Split(cell))
        {
            var point = PhonePoint.Of(typed.Length <= LongestPhone ? typed : typed[..LongestPhone], kind);
            parts.Phones(field).Add(point);
            if (point.Number is null || typed.Length > LongestPhone)
                row.Warnings.Add(Reason.Of("import.warning.phone", ("column", column.Header), ("value", typed)));
        }
    }

    private void Emails(ImportedRow row, RowParts parts, MappedColumn column, Field field, string cell)
    {
        var kind = LabelOf(row, column);
        foreach (var typed in EmailAddress.Split(cell))
            if (EmailAddress.Parse(typed).Normalised is { } address)
                parts.Emails(field).Add(new EmailPoint(address, kind));
            else
                row.Warnings.Add(Reason.Of("import.warning.email", ("column", column.Header), ("value", typed)));
    }

    private void Plain(ImportedRow row, MappedColumn column, Field field, string cell)
    {
        try
        {
            if (PlainValues.Read(field.Type, cell, column, _how) is not { } value)
                return;

            var at = row.Values.FindIndex(v => v.Field == field);
            if (at < 0)
                row.Values.Add((field, value));
            else if (PlainValues.Joined(field.Type, row.Values[at].Value, value) is { } joined)
                row.Values[at] = (field, joined);
        }
        catch (UnreadableValue unreadable)
        {
            row.Warnings.Add(Reason.Of(unreadable, column.Header, cell));
        }
    }

    /// <summary>The kind of a contact point: what a column beside it says, else the header.</summary>
    private string? LabelOf(ImportedRow row, MappedColumn column) =>
        ContactKinds.Of(_labelOf.TryGetValue(column.Index, out var label) && label < row.Sheet.Cells.Length ? row.Sheet.Cells[label] : column.Group);

    private void Gather(ImportedRow row, RowParts parts)
    {
        foreach (var (field, points) in parts.AllPhones)
            row.Values.Add((field, Points<PhonePoint>.Of(points)));
        foreach (var (field, points) in parts.AllEmails)
            row.Values.Add((field, Points<EmailPoint>.Of(points)));
        foreach (var (field, points) in parts.AllAddresses(row))
            row.Values.Add((field, points));

        parts.TakeLine(row, _hasTexts, _how);
        row.Name = parts.FullName();
        if (row.Name.Length > 0)
            Title(row);
        if (_targets.IsOfPeople && row.Name.Length == 0 && row.Id is null && !row.Phones.Any() && !row.EmailAddresses.Any())
            row.Refusals.Add(Reason.Of("import.refused.nobody"));
        else if (!_targets.IsOfPeople && row.Name.Length == 0 && row.Id is null)
            row.Refusals.Add(Reason.Of("import.refused.no-title", ("field", _targets.Definition.Title.Label)));
    }

    /// <summary>A form of address before a name goes to its own field, where there is one.</summary>
    private void Title(ImportedRow row)
    {
        if (_targets.IsOfPeople && PersonName.Parse(row.Name) is { Honorific: { } honorific } name && _targets.Definition.Find("honorific") is { } field)
        {
            if (row.Value<string>(field) is null)
                row.Values.Add((field, honorific));
            row.Name = string.Join(", ", ((string?[])[$"{name.TitlesBefore} {name.Bare}".Trim(), name.TitlesAfter]).OfType<string>());
        }

        try
        {
            if (_targets.Definition.Title.Type.Parse(row.Name, _how) is string title)
                row.Values.Add((_targets.Definition.Title, row.Name = title));
            else
                row.Name = "";
        }
        catch (UnreadableValue unreadable)
        {
            row.Refusals.Add(Reason.Of(unreadable, _targets.Definition.Title.Label, row.Name));
        }
    }
}
