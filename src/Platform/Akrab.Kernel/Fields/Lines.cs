using System.Text;
using System.Text.Json;
using Akrab.Kernel.Values;

namespace Akrab.Kernel.Fields;

/// <summary>One line of a document: what, how much of it, and for how much.</summary>
public sealed record Line
{
    /// <summary>What we sell, where it is something we list.</summary>
    public Guid? Product { get; init; }

    /// <summary>What stands on paper; it stays as it was when the product is called otherwise later.</summary>
    public string? Text { get; init; }

    public decimal Quantity { get; init; } = 1;

    public string? Unit { get; init; }

    /// <summary>What one unit costs; null until somebody, or the price list, has said.</summary>
    public Money? Price { get; init; }

    /// <summary>What is taken off, in percent.</summary>
    public decimal Discount { get; init; }

    public TaxMark Tax { get; init; }

    /// <summary>Quantity times price, less the discount, as documents show it; null where there is no price.</summary>
    public Money? Amount => Price?.Times(Quantity * (1 - (Discount / 100))).Round();
}

/// <summary>An immutable list of lines; equal when all of them are.</summary>
public sealed class Lines : IEquatable<Lines>
{
    public static readonly Lines None = new("[]");

    private readonly string _json;
    private IReadOnlyList<Line>? _items;

    private Lines(string json) => _json = json;

    /// <summary>The lines; read from their stored form only when somebody asks.</summary>
    public IReadOnlyList<Line> Items => _items ??= [.. JsonElement.Parse(_json).EnumerateArray().Select(LineJson.ReadKept)];

    public bool IsEmpty => _json == "[]";

    public static Lines Of(params IEnumerable<Line> items)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var line in items)
                LineJson.Write(json, line);
            json.WriteEndArray();
        }

        return FromJson(Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    /// <summary>These, and one more below them.</summary>
    public Lines With(Line line) => IsEmpty ? Of(line) : new(string.Concat(_json.AsSpan(..^1), ",", Of(line)._json.AsSpan(1..)));

    public static Lines FromJson(string? json) => json is null or "" or "[]" ? None : new(json);

    public string ToJson() => _json;

    public bool Equals(Lines? other) => other is not null && _json == other._json;

    public override bool Equals(object? obj) => Equals(obj as Lines);

    public override int GetHashCode() => _json.GetHashCode(StringComparison.Ordinal);
}

/// <summary>How a line is stored: what says nothing is left out.</summary>
internal static class LineJson
{
    private static readonly MoneyType Amounts = new();

    public static void Write(Utf8JsonWriter json, Line line, bool isTold = false)
    {
        json.WriteStartObject();
        if (line.Product is { } product)
            json.WriteString("product", product);
        if (line.Text is { } text)
            json.WriteString("text", text);
        json.WriteNumber("quantity", line.Quantity);
        if (line.Unit is { } unit)
            json.WriteString("unit", unit);
        WriteAmount("price", line.Price);
        if (line.Discount != 0)
            json.WriteNumber("discount", line.Discount);
        if (!line.Tax.IsNone)
            json.WriteString("tax", line.Tax.Code);
        if (isTold)
            WriteAmount("amount", line.Amount);
        json.WriteEndObject();

        void WriteAmount(string name, Money? amount)
        {
            if (amount is null)
                return;
            json.WritePropertyName(name);
            Amounts.WriteJson(json, amount);
        }
    }

    public static Line ReadKept(JsonElement json) => new()
    {
        Product = json.TryGetProperty("product", out var product) ? product.GetGuid() : null,
        Text = json.TryGetProperty("text", out var text) ? text.GetString() : null,
        Quantity = json.GetProperty("quantity").GetDecimal(),
        Unit = json.TryGetProperty("unit", out var unit) ? unit.GetString() : null,
        Price = json.TryGetProperty("price", out var price) ? (Money?)Amounts.ReadJson(price, ReadingContext.Invariant) : null,
        Discount = json.TryGetProperty("discount", out var discount) ? discount.GetDecimal() : 0,
        Tax = json.TryGetProperty("tax", out var tax) && TaxMark.TryParse(tax.GetString(), out var mark) ? mark : TaxMark.None,
    };
}
