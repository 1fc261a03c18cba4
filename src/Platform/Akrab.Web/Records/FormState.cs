using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Akrab.Kernel.Values;
using Akrab.Ui.Fields;

namespace Akrab.Web.Records;

/// <summary>What stands in a form: what was typed, what is wrong with it, and the titles of what is linked.</summary>
public sealed class FormState
{
    private readonly Dictionary<string, string?> _inputs;

    public FormState(IReadOnlyDictionary<string, string?>? inputs = null) => _inputs = inputs is null ? [] : new(inputs);

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; init; } = [];

    /// <summary>A rule broken by the deed as a whole.</summary>
    public string? Rule { get; init; }

    /// <summary>Who is probably meant, and already here: the form comes back to ask.</summary>
    public IReadOnlyList<Duplicates.Alike> Alikes { get; init; } = [];

    public IReadOnlyDictionary<Guid, LinkText> Links { get; init; } = new Dictionary<Guid, LinkText>();

    public string? this[string input] => _inputs.GetValueOrDefault(input);

    public string? ErrorOf(string field) => Problems.FirstOrDefault(p => p.Field == field)?.Say();

    /// <summary>How many rows of a repeated field are filled: <c>phones[2].typed</c> makes three.</summary>
    public int RowsOf(string field) => _inputs.Keys
        .Where(k => k.StartsWith(field + "[", StringComparison.Ordinal) && !string.IsNullOrEmpty(_inputs[k]))
        .Select(k => int.TryParse(k[(field.Length + 1)..k.IndexOf(']', StringComparison.Ordinal)], out var row) ? row + 1 : 0)
        .DefaultIfEmpty(0).Max();

    /// <summary>The inputs that show a record as it is.</summary>
    public static Dictionary<string, string?> InputsOf(IEnumerable<Field> fields, Entity record)
    {
        Dictionary<string, string?> inputs = [];
        foreach (var field in fields)
            Put(inputs, field.Name, field.Type, field.Get(record));
        return inputs;
    }

    /// <summary>The inputs that show one value.</summary>
    internal static void Put(Dictionary<string, string?> inputs, string name, FieldType type, object? value)
    {
        switch (value)
        {
            case Points<PhonePoint> phones:
                Rows(inputs, name, phones.Items, p => [("typed", p.Typed), ("kind", p.Kind)]);
                break;
            case Points<EmailPoint> emails:
                Rows(inputs, name, emails.Items, e => [("address", e.Address), ("kind", e.Kind)]);
                break;
            case Points<AddressPoint> addresses:
                Rows(inputs, name, addresses.Items, AddressInputs.Of);
                break;
            case Lines lines:
                Rows(inputs, name, lines.Items, LineInputs.Of);
                break;
            case Rights rights:
                RightsInputs.Put(inputs, name, rights);
                break;
            case Money { Currency: null }:
                // A new record's amount that nobody has filled in yet.
                inputs[name] = null;
                break;
            case AnnualDate or Money:
                // Read back as it is written out, and a file's way of writing it is nobody's in a form.
                inputs[name] = type.Format(value);
                break;
            default:
                inputs[name] = type.Write(value);
                break;
        }
    }

    private static void Rows<T>(Dictionary<string, string?> inputs, string name, IReadOnlyList<T> items, Func<T, IReadOnlyList<(string, string?)>> parts)
    {
        for (var i = 0; i < items.Count; i++)
            foreach (var (part, value) in parts(items[i]))
                inputs[$"{name}[{i}].{part}"] = value;
    }
}

/// <summary>The inputs of one address.</summary>
public static class AddressInputs
{
    /// <summary>The parts of an address in the order in which they are asked.</summary>
    public static readonly IReadOnlyList<string> Parts = ["street", "rtRw", "village", "district", "city", "province", "postalCode", "landmark"];

    /// <summary>The parts nobody is asked for, and that must not be lost when the form is saved.</summary>
    public static readonly IReadOnlyList<string> Unasked = ["kind", "country"];

    public static IReadOnlyList<(string, string?)> Of(AddressPoint a) =>
    [
        ("street", a.Street), ("rtRw", a.RtRw), ("village", a.Village), ("district", a.District), ("city", a.City), ("province", a.Province),
        ("postalCode", a.PostalCode), ("landmark", a.Landmark), ("kind", a.Kind), ("country", a.Country), ("region", a.Region),
    ];
}

/// <summary>The inputs of one line of a document.</summary>
internal static class LineInputs
{
    /// <summary>A row in which only these are filled says nothing: they stand there before anybody typed.</summary>
    public static readonly IReadOnlyList<string> Mute = ["quantity", "unit", "discount", "tax"];

    public static IReadOnlyList<(string, string?)> Of(Line line) =>
    [
        ("product", line.Product?.ToString()), ("product.text", line.Text), ("quantity", new NumberType().Write(line.Quantity)), ("unit", line.Unit),
        ("price", new MoneyType().Format(line.Price)), ("discount", line.Discount == 0 ? null : new PercentType().Write(line.Discount)), ("tax", line.Tax.Code),
    ];
}
