using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Kernel.Values;

namespace Akrab.Kernel.Fields;

/// <summary>
/// A value that is kept locked, with a key that is not in the database, and shown masked; uncovering it is a reading that is noted.
/// It can be asked for only whether it is there.
/// </summary>
/// <param name="number">What kind of number it is.</param>
public sealed class SecretType(IdentityNumber number) : FieldType
{
    public override string Kind => "secret";

    public override Type ClrType => typeof(Secret);

    public override IReadOnlyList<Comparison> Comparisons { get; } = [Comparison.IsEmpty, Comparison.IsNotEmpty];

    public override bool IsSortable => false;

    public override object? Parse(string? typed, ReadingContext how)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        return Secret.OfMask(typed.Trim()) ?? Secret.OfTyped(number.Read(typed) ?? throw new UnreadableValue(number.Problem));
    }

    public override string Format(object? value) => value is Secret secret ? secret.Mask : "";

    public override string Write(object? value) => Format(value);

    public override void WriteJson(Utf8JsonWriter json, object value) => json.WriteStringValue(((Secret)value).Mask);

    public override object? ReadJson(JsonElement json, ReadingContext how) => json.ValueKind == JsonValueKind.String
        ? Parse(json.GetString(), how)
        : throw new UnreadableValue("error.not-a-text");

    public override void WriteKept(Utf8JsonWriter json, object value) =>
        json.WriteStringValue(((Secret)value).Kept ?? throw new InvalidOperationException("What is not locked is not kept."));

    public override object? ReadKept(JsonElement json) => Secret.OfKept(json.GetString()!);

    public override JsonObject Schema() => new() { ["type"] = "string", ["description"] = "Masked when it is read; a mask that is sent back leaves the value as it is." };

    public override object? Sample(Random dice) => Secret.OfTyped(number.Sample(dice));

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Secret(this);
}
