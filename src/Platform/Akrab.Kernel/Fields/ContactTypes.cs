using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Kernel.Values;

namespace Akrab.Kernel.Fields;

/// <summary>What phones, e-mails and addresses share: several points, the first the primary one.</summary>
public abstract class PointsType<T> : FieldType where T : class
{
    private const int MostPoints = 50;

    public override Type ClrType => typeof(Points<T>);

    public override bool IsSortable => false;

    public override bool IsMany => true;

    public override IReadOnlyList<Comparison> Comparisons => ComparisonSets.Exact;

    /// <summary>One point per line.</summary>
    public override object? Parse(string? typed, ReadingContext how) =>
        string.IsNullOrWhiteSpace(typed) ? null : Gather(Split(typed).Select(Read));

    protected abstract IEnumerable<string> Split(string typed);

    /// <summary>A point from what was typed for it; null when nothing is left of it.</summary>
    protected abstract T? Read(string typed);

    protected abstract T? ReadObject(JsonElement json);

    protected static string? Text(JsonElement json, string member, int most)
    {
        if (!json.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw new UnreadableValue("error.not-a-text");
        return (string?)new TextType(most).Parse(value.GetString(), ReadingContext.Invariant);
    }

    private static object? Gather(IEnumerable<T?> points)
    {
        var all = Points<T>.Of(points.OfType<T>());
        if (all.Items.Count > MostPoints)
            throw new UnreadableValue("error.too-many-points", ("max", MostPoints));
        return all.IsEmpty ? null : all;
    }

    public override object? ReadJson(JsonElement json, ReadingContext how) => json.ValueKind switch
    {
        JsonValueKind.String => Parse(json.GetString(), how),
        JsonValueKind.Array => Gather(json.EnumerateArray().Select(item => item.ValueKind switch
        {
            JsonValueKind.String => string.IsNullOrWhiteSpace(item.GetString()) ? null : Read(item.GetString()!),
            JsonValueKind.Object => ReadObject(item),
            _ => throw new UnreadableValue("error.not-a-list-of-points"),
        })),
        _ => throw new UnreadableValue("error.not-a-list-of-points"),
    };

    /// <summary>Points are sent as they are stored.</summary>
    public override void WriteJson(Utf8JsonWriter json, object value) => json.WriteRawValue(((Points<T>)value).ToJson(), skipInputValidation: true);

    protected abstract IReadOnlyList<string> Members { get; }

    public override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(Members.Select(m => KeyValuePair.Create<string, JsonNode?>(m, new JsonObject { ["type"] = "string" }))),
        },
    };
}

/// <summary>The phone numbers of a party.</summary>
public sealed class PhonesType : PointsType<PhonePoint>
{
    public override string Kind => "phones";

    protected override IReadOnlyList<string> Members { get; } = ["number", "typed", "display", "kind"];

    protected override IEnumerable<string> Split(string typed) => Phone.Split(typed);

    protected override PhonePoint? Read(string typed)
    {
        if (typed.Length > 60)
            throw new UnreadableValue("error.too-long", ("max", 60));
        return (string?)new TextType(60).Parse(typed, ReadingContext.Invariant) is { } text ? PhonePoint.Of(text) : null;
    }

    protected override PhonePoint? ReadObject(JsonElement json) =>
        (Text(json, "typed", 60) ?? Text(json, "number", 60)) is { } typed ? PhonePoint.Of(typed, Text(json, "kind", 20)) : null;

    /// <summary>A program is given the number to call and the one to show beside what was typed.</summary>
    public override void WriteJson(Utf8JsonWriter json, object value)
    {
        json.WriteStartArray();
        foreach (var point in ((Points<PhonePoint>)value).Items)
        {
            json.WriteStartObject();
            json.WriteString("number", point.Number ?? point.Typed);
            json.WriteString("typed", point.Typed);
            json.WriteString("display", point.Display);
            if (point.Kind is not null)
                json.WriteString("kind", point.Kind);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public override string Format(object? value) => value is Points<PhonePoint> phones ? string.Join(", ", phones.Items.Select(p => p.Display)) : "";

    public override string Write(object? value) => value is Points<PhonePoint> phones ? string.Join("\n", phones.Items.Select(p => p.Number ?? p.Typed)) : "";

    public override object? Sample(Random dice) => Points<PhonePoint>.Of(PhonePoint.Of($"0812{dice.Next(10_000_000, 99_999_999)}"));

    public override IEnumerable<ValueKey> Keys(object? value) => value is Points<PhonePoint> phones
        ? phones.Items.Select(p => new ValueKey(Text: p.Number ?? Fold.Text(p.Typed)))
        : [];

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Phones(this);
}

/// <summary>The e-mail addresses of a party.</summary>
public sealed class EmailsType : PointsType<EmailPoint>
{
    public override string Kind => "emails";

    protected override IReadOnlyList<string> Members { get; } = ["address", "kind"];

    protected override IEnumerable<string> Split(string typed) => EmailAddress.Split(typed);

    protected override EmailPoint? Read(string typed) =>
        EmailAddress.Parse(typed).Normalised is { } email ? new EmailPoint(email) : throw new UnreadableValue("error.not-an-email");

    protected override EmailPoint? ReadObject(JsonElement json) =>
        Text(json, "address", 300) is { } typed ? Read(typed)! with { Kind = Text(json, "kind", 20) } : null;

    public override string Format(object? value) => value is Points<EmailPoint> emails ? string.Join(", ", emails.Items.Select(e => e.Address)) : "";

    public override string Write(object? value) => value is Points<EmailPoint> emails ? string.Join("\n", emails.Items.Select(e => e.Address)) : "";

    public override object? Sample(Random dice) => Points<EmailPoint>.Of(new EmailPoint($"contoh{dice.Next(10_000)}@contoh.id"));

    public override IEnumerable<ValueKey> Keys(object? value) =>
        value is Points<EmailPoint> emails ? emails.Items.Select(e => new ValueKey(Text: e.Address)) : [];

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Emails(this);
}

/// <summary>The addresses of a party.</summary>
public sealed class AddressesType : PointsType<AddressPoint>
{
    public override string Kind => "addresses";

    protected override IReadOnlyList<string> Members { get; } =
        ["kind", "street", "rtRw", "landmark", "village", "district", "city", "province", "postalCode", "country", "region"];

    protected override IEnumerable<string> Split(string typed) => typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    protected override AddressPoint? Read(string typed) =>
        (string?)new TextType(300).Parse(typed, ReadingContext.Invariant) is { } street ? new AddressPoint { Street = street } : null;

    protected override AddressPoint? ReadObject(JsonElement json)
    {
        var address = new AddressPoint
        {
            Kind = Text(json, "kind", 20),
            Street = Text(json, "street", 300),
            RtRw = Text(json, "rtRw", 20),
            Landmark = Text(json, "landmark", 200),
            Village = Text(json, "village", 100),
            District = Text(json, "district", 100),
            City = Text(json, "city", 100),
            Province = Text(json, "province", 100),
            PostalCode = Text(json, "postalCode", 20),
            Country = Text(json, "country", 100),
            Region = Text(json, "region", 20),
        };
        return address.IsEmpty ? null : address;
    }

    public override string Format(object? value) =>
        value is Points<AddressPoint> addresses ? string.Join("; ", addresses.Items.Select(a => a.OneLine)) : "";

    public override string Write(object? value) =>
        value is Points<AddressPoint> addresses ? string.Join("\n", addresses.Items.Select(a => a.OneLine)) : "";

    public override object? Sample(Random dice) => Points<AddressPoint>.Of(
        new AddressPoint { Street = $"Jl. Contoh No. {dice.Next(1, 99)}", City = ((string[])["Bandung", "Surabaya", "Medan"])[dice.Next(3)] });

    public override IEnumerable<ValueKey> Keys(object? value) => value is Points<AddressPoint> addresses
        ? addresses.Items.Where(a => a.City is not null).Select(a => new ValueKey(Text: Fold.Text(a.City!)))
        : [];

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Addresses(this);
}
