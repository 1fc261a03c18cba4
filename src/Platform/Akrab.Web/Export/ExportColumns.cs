using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Exchange;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;

namespace Akrab.Web.Export;

/// <summary>One column of an exported table.</summary>
internal sealed record ExportColumn(string Header, Func<Entity, IReadOnlyDictionary<Guid, LinkedTitle>, Cell> CellOf);

/// <summary>Every field as a column, with headers that our own import understands; an address in its parts, so that it can come back.</summary>
internal sealed class ExportColumns
{
    private static readonly (string Word, Func<AddressPoint, string?> Part)[] AddressParts =
    [
        ("street", a => a.Street), ("village", a => a.Village), ("district", a => a.District), ("city", a => a.City),
        ("province", a => a.Province), ("postal-code", a => a.PostalCode), ("country", a => a.Country),
    ];

    public ExportColumns(EntityDefinition definition, Overlay overlay)
    {
        var fields = overlay.FieldsOf(definition).ToList();
        var hasAddresses = fields.Any(f => f.Type is AddressesType);
        List<ExportColumn> all = [new(Words.Say("import.part.id"), (record, _) => Cell.Text(record.Key.ToString()))];
        foreach (var field in fields)
            if (field.Type is AddressesType)
                all.AddRange(Addresses(field));
            else if (!(hasAddresses && field.Name == "city"))
                all.Add(new ExportColumn(field.Label, (record, titles) => CellOf(field, field.Get(record), titles)));

        All = all;
        Links = [.. fields.Where(f => f.Type is LinkType)];
    }

    public IReadOnlyList<ExportColumn> All { get; }

    public IReadOnlyList<Field> Links { get; }

    private static Cell CellOf(Field field, object? value, IReadOnlyDictionary<Guid, LinkedTitle> titles) => (field.Type, value) switch
    {
        (_, null) => default,
        (LinkType, IEntityId link) => Cell.Text(titles.GetValueOrDefault(link.Value)?.Title),
        (_, DateOnly day) => Cell.Date(day),
        (_, DateTimeOffset moment) => Cell.Moment(TimeZoneInfo.ConvertTime(moment, Clock.Zone)),
        (_, bool yes) => Cell.Toggle(yes),
        (_, decimal number) => Cell.Number(number),
        (_, int number) => Cell.Number(number),
        (_, long number) => Cell.Number(number),
        (PhoneType, string phone) => Cell.Phone(phone),
        (_, Points<PhonePoint> phones) => phones.Items.Count == 1
            ? Cell.Phone(phones.Items[0].Number ?? phones.Items[0].Typed)
            : Cell.Text(MultiValue.Join(phones.Items.Select(p => p.Number ?? p.Typed))),
        (_, Points<EmailPoint> emails) => Cell.Text(MultiValue.Join(emails.Items.Select(e => e.Address))),
        (ChoiceType or ChoicesType or ComputedType, _) => Cell.Text(field.Type.Format(value)),
        _ => Cell.Text(field.Type.Write(value)),
    };

    private static IEnumerable<ExportColumn> Addresses(Field field)
    {
        foreach (var (word, part) in AddressParts)
            yield return new ExportColumn(Words.Say($"import.part.{word}"), (record, _) => Of(record).Primary is { } first ? Cell.Text(part(first)) : default);
        yield return new ExportColumn(Words.Say("export.more-addresses"), (record, _) => Cell.Text(string.Join("\n", Of(record).Items.Skip(1).Select(a => a.OneLine))));

        Points<AddressPoint> Of(Entity record) => (Points<AddressPoint>)field.Get(record)!;
    }
}
