using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Kernel.Values;

namespace Akrab.Kernel.Fields;

/// <summary>The lines of a document: products or free text, with quantity, price, discount and tax.</summary>
/// <param name="product">What a line may lead to.</param>
public sealed class LinesType(LinkType product) : FieldType
{
    public const int MostLines = 2_000, LongestText = 300, LongestUnit = 30;

    /// <summary>What all lines of a document may come to; tax on top of it can still be reckoned with.</summary>
    private const double MostMoney = 400_000_000_000_000;

    private static readonly NumberType Quantities = new();
    private static readonly PercentType Percents = new();
    private static readonly MoneyType Prices = new();

    public override string Kind => "lines";

    public override Type ClrType => typeof(Lines);

    public override IReadOnlyList<Comparison> Comparisons => [];

    public override bool IsSortable => false;

    /// <summary>What a line may lead to.</summary>
    public LinkType Product => product;

    public override object? Parse(string? typed, ReadingContext how)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        try
        {
            return ReadJson(JsonElement.Parse(typed), how);
        }
        catch (JsonException)
        {
            throw new UnreadableValue("error.not-lines");
        }
    }

    public override string Format(object? value) =>
        value is Lines lines ? string.Join(", ", lines.Items.Select(l => $"{Quantities.Format(l.Quantity)} × {l.Text}")) : "";

    public override string Write(object? value) => value is Lines { IsEmpty: false } lines ? lines.ToJson() : "";

    public override void WriteJson(Utf8JsonWriter json, object value)
    {
        json.WriteStartArray();
        foreach (var line in ((Lines)value).Items)
            LineJson.Write(json, line, isTold: true);
        json.WriteEndArray();
    }

    public override void WriteKept(Utf8JsonWriter json, object value) => json.WriteRawValue(((Lines)value).ToJson(), skipInputValidation: true);

    public override object? ReadKept(JsonElement json) => Lines.FromJson(json.GetRawText());

    /// <summary>Numbers and amounts are taken as such, or as a person types them.</summary>
    public override object? ReadJson(JsonElement json, ReadingContext how)
    {
        if (json.ValueKind != JsonValueKind.Array)
            throw new UnreadableValue("error.not-lines");
        if (json.GetArrayLength() > MostLines)
            throw new UnreadableValue("error.too-many-lines", ("max", MostLines));

        var lines = json.EnumerateArray().Select((line, at) => Line(line, at, how)).ToList();
        return lines.Count == 0 ? null : CanBeReckoned(lines) ? Lines.Of(lines) : throw new UnreadableValue("error.lines-too-much");
    }

    /// <summary>Whether they are so many, and come to so much at most, that they can be added up.</summary>
    public static bool CanBeReckoned(IReadOnlyList<Line> lines) => lines.Count <= MostLines && lines.Sum(l => Math.Abs((double)l.Quantity * (double)(l.Price?.Amount ?? 0))) <= MostMoney;

    /// <summary>A line out of its parts, each read as its type asks; null where nothing is said.</summary>
    public Line Read(Func<string, FieldType, object?> part) => new()
    {
        Product = ((Entities.IEntityId?)part("product", product))?.Value,
        Text = (string?)part("text", new TextType(LongestText)),
        Quantity = (decimal?)part("quantity", Quantities) ?? 1,
        Unit = (string?)part("unit", new TextType(LongestUnit)),
        Price = (Money?)part("price", Prices),
        Discount = (decimal?)part("discount", Percents) is var discount and (null or >= 0 and <= 100) ? discount ?? 0 : throw new UnreadableValue("error.not-a-discount"),
        Tax = TaxMark.TryParse((string?)part("tax", new TextType(20)), out var tax) ? tax : throw new UnreadableValue("error.not-a-tax"),
    };

    private Line Line(JsonElement json, int at, ReadingContext how)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new UnreadableValue("error.not-lines");
        try
        {
            return Read((name, type) => Part(json, name, type, how));
        }
        catch (UnreadableValue wrong)
        {
            throw new UnreadableValue("error.in-line", ("line", at + 1), ("what", wrong.Say()));
        }
    }

    private static object? Part(JsonElement json, string name, FieldType type, ReadingContext how) => !json.TryGetProperty(name, out var part) ? null : part.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => type.Parse(part.GetString(), how),
        _ => type.ReadJson(part, how),
    };

    public override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["maxItems"] = MostLines,
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["product"] = product.Schema(),
                ["text"] = new JsonObject { ["type"] = "string", ["maxLength"] = LongestText },
                ["quantity"] = Quantities.Schema(),
                ["unit"] = new JsonObject { ["type"] = "string", ["maxLength"] = LongestUnit },
                ["price"] = Prices.Schema(),
                ["discount"] = Percents.Schema(),
                ["tax"] = new JsonObject { ["type"] = "string" },
                ["amount"] = Prices.Schema(),
            },
        },
    };

    public override object? Sample(Random dice) => Lines.Of(
        new Line { Text = "Kopi bubuk", Quantity = dice.Next(1, 20), Unit = "kg", Price = Money.Of(dice.Next(10, 200) * 1_000, "IDR"), Tax = TaxMark.Vat },
        new Line { Text = "Ongkos kirim", Quantity = 1, Price = Money.Of(dice.Next(1, 20) * 2_500, "IDR"), Discount = dice.Next(0, 3) * 5 });

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Lines(this);
}
