using System.Text.Json;
using System.Text.Json.Nodes;

namespace Akrab.Kernel.Fields;

/// <summary>A value worked out from other fields, in the database as well as in memory; it can be read and filtered, never written.</summary>
public sealed class ComputedType(FieldType of) : FieldType
{
    public FieldType Of => of;

    public override string Kind => of.Kind;

    public override Type ClrType => of.ClrType;

    public override bool IsNumeric => of.IsNumeric;

    public override bool IsSortable => false;

    public override IReadOnlyList<Comparison> Comparisons => of.Comparisons;

    public override object? Parse(string? typed, ReadingContext how) => of.Parse(typed, how);

    public override string Format(object? value) => of.Format(value);

    public override string Write(object? value) => of.Write(value);

    public override void WriteJson(Utf8JsonWriter json, object value) => of.WriteJson(json, value);

    public override object? ReadJson(JsonElement json, ReadingContext how) => of.ReadJson(json, how);

    public override JsonObject Schema()
    {
        var schema = of.Schema();
        schema["readOnly"] = true;
        return schema;
    }

    public override object? Sample(Random dice) => of.Sample(dice);

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Computed(this);
}
