using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Kernel.Entities;

namespace Akrab.Kernel.Fields;

/// <summary>A link to one record; the id type says of which entity.</summary>
public sealed class LinkType : FieldType
{
    private readonly Func<Guid, object> _of;

    private LinkType(Type idType, Func<Guid, object> of)
    {
        ClrType = idType;
        _of = of;
    }

    public static LinkType To<TId>() where TId : struct, IEntityId<TId> => new(typeof(TId), id => TId.Of(id));

    /// <summary>The link of an id type known only at run time.</summary>
    public static LinkType To(Type idType) =>
        (LinkType)typeof(LinkType).GetMethod(nameof(To), 1, [])!.MakeGenericMethod(idType).Invoke(null, null)!;

    public override string Kind => "link";

    public override Type ClrType { get; }

    public override bool IsSortable => false;

    public override IReadOnlyList<Comparison> Comparisons => ComparisonSets.Exact;

    public object Make(Guid id) => _of(id);

    public override object? Parse(string? typed, ReadingContext how)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;

        return Guid.TryParse(typed.Trim(), out var id) ? Make(id) : throw new UnreadableValue("error.not-found");
    }

    /// <summary>The bare id; pages and files show the linked record's title instead.</summary>
    public override string Format(object? value) => Write(value);

    public override string Write(object? value) => value is IEntityId id ? id.Value.ToString() : "";

    public override void WriteJson(Utf8JsonWriter json, object value) => json.WriteStringValue(((IEntityId)value).Value);

    /// <summary>Accepts the id as a text or as an object's <c>id</c>.</summary>
    public override object? ReadJson(JsonElement json, ReadingContext how)
    {
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("id", out var inner))
            json = inner;
        return json.ValueKind == JsonValueKind.String && json.TryGetGuid(out var id) ? Make(id) : throw new UnreadableValue("error.not-found");
    }

    public override JsonObject Schema() => new() { ["type"] = "string", ["format"] = "uuid" };

    /// <summary>None: a link needs a record to point to.</summary>
    public override object? Sample(Random dice) => null;

    public override IEnumerable<ValueKey> Keys(object? value) => value is IEntityId id ? [new ValueKey(Text: id.Value.ToString())] : [];

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Link(this);
}
