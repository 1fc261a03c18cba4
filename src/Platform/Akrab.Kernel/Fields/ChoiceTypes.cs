using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Kernel.Language;

namespace Akrab.Kernel.Fields;

/// <summary>Yes or no.</summary>
public sealed class ToggleType : FieldType
{
    public override string Kind => "toggle";

    public override Type ClrType => typeof(bool);

    public override IReadOnlyList<Comparison> Comparisons { get; } = [Comparison.Is];

    public override object? Parse(string? typed, ReadingContext how) => typed?.Trim().ToLowerInvariant() switch
    {
        null or "" => null,
        "true" or "yes" or "ya" or "y" or "1" or "on" or "benar" => true,
        "false" or "no" or "tidak" or "n" or "0" or "off" or "salah" => false,
        _ => throw new UnreadableValue("error.not-yes-or-no"),
    };

    public override string Format(object? value) => value is bool yes ? Words.Say(yes ? "value.yes" : "value.no") : "";

    public override string Write(object? value) => value is bool yes ? yes ? "true" : "false" : "";

    public override void WriteJson(Utf8JsonWriter json, object value) => json.WriteBooleanValue((bool)value);

    public override object? ReadJson(JsonElement json, ReadingContext how) =>
        json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : throw new UnreadableValue("error.not-yes-or-no");

    public override JsonObject Schema() => new() { ["type"] = "boolean" };

    public override object? Sample(Random dice) => dice.Next(2) == 0;

    public override IEnumerable<ValueKey> Keys(object? value) => value is bool yes ? [new ValueKey(Number: yes ? 1 : 0)] : [];

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Toggle(this);
}

/// <summary>One choice: its key as stored and in the API, how it is called in the current language, and the colour it is shown in.</summary>
public sealed record Option(string Key, Func<string> Label, object Value, string? Tone = null)
{
    /// <summary>What files of other programs call it, with commas between.</summary>
    public Func<string> Elsewhere { get; init; } = () => "";
}

/// <summary>The colour a choice is shown in: <c>grey teal turmeric red green blue plum</c>.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ToneAttribute(string tone) : Attribute
{
    public string Tone => tone;
}

/// <summary>One of a fixed set: an enum of ours, or keys an administrator wrote.</summary>
public sealed class ChoiceType : FieldType
{
    private readonly Dictionary<string, Option> _byKey;
    private readonly Dictionary<object, Option> _byValue;

    private ChoiceType(Type clrType, IReadOnlyList<Option> options)
    {
        ClrType = clrType;
        Options = options;
        _byKey = options.ToDictionary(o => o.Key, StringComparer.OrdinalIgnoreCase);
        _byValue = options.ToDictionary(o => o.Value);
    }

    /// <summary>The members of an enum; their words are <c>choice.{enum}.{member}</c>.</summary>
    public static ChoiceType Of(Type enumType) => new(enumType,
        [.. Enum.GetValues(enumType).Cast<object>().Select(value =>
        {
            var key = Naming.Kebab(value.ToString()!);
            var word = $"choice.{Naming.Kebab(enumType.Name)}.{key}";
            var tone = enumType.GetField(value.ToString()!)!.GetCustomAttribute<ToneAttribute>()?.Tone;
            return new Option(key, () => Words.Say(word), value, tone) { Elsewhere = () => Words.Find(word + ".elsewhere") ?? "" };
        })]);

    /// <summary>Keys with labels, as an administrator writes them.</summary>
    public static ChoiceType Of(IEnumerable<(string Key, Func<string> Label)> options) =>
        new(typeof(string), [.. options.Select(o => new Option(o.Key, o.Label, o.Key))]);

    public override string Kind => "choice";

    public override Type ClrType { get; }

    public IReadOnlyList<Option> Options { get; }

    public override IReadOnlyList<Comparison> Comparisons => ComparisonSets.Exact;

    /// <summary>Accepts the key and the label in either language.</summary>
    public override object? Parse(string? typed, ReadingContext how)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;

        var text = typed.Trim();
        return _byKey.TryGetValue(text, out var option)
            ? option.Value
            : Words.Languages.OrderByDescending(l => l == Words.Language).Select(l => Called(text, l)).FirstOrDefault(o => o is not null)?.Value
              ?? Options.FirstOrDefault(o => o.Elsewhere().Split(',', StringSplitOptions.TrimEntries).Contains(text.Replace('_', ' '), StringComparer.OrdinalIgnoreCase))?.Value
              ?? throw new UnreadableValue("error.not-a-choice", ("choices", string.Join(", ", Options.Select(o => o.Label()))));
    }

    private Option? Called(string text, string language) =>
        Options.FirstOrDefault(o => string.Equals(Words.In(language, o.Label), text, StringComparison.CurrentCultureIgnoreCase));

    public override string Format(object? value) => value is null ? "" : Find(value)?.Label() ?? value.ToString()!;

    public override string Write(object? value) => value is null ? "" : Find(value)?.Key ?? value.ToString()!;

    public Option? Find(object value) => _byValue.GetValueOrDefault(value);

    public override void WriteJson(Utf8JsonWriter json, object value) => json.WriteStringValue(Write(value));

    public override object? ReadJson(JsonElement json, ReadingContext how) =>
        json.ValueKind == JsonValueKind.String ? Parse(json.GetString(), how) : throw new UnreadableValue("error.not-a-choice", ("choices", ""));

    public override JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. Options.Select(o => JsonValue.Create(o.Key))]),
    };

    public override object? Sample(Random dice) => Options.Count == 0 ? null : Options[dice.Next(Options.Count)].Value;

    public override IEnumerable<ValueKey> Keys(object? value) => value is null ? [] : [new ValueKey(Text: Write(value))];

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Choice(this);
}

/// <summary>Several short texts: an immutable, ordered set, compared without regard to case.</summary>
public sealed class TextSet : IEquatable<TextSet>
{
    public static readonly TextSet None = new([]);

    private TextSet(IReadOnlyList<string> items) => Items = items;

    public IReadOnlyList<string> Items { get; }

    public bool IsEmpty => Items.Count == 0;

    public static TextSet Of(params IEnumerable<string> items) =>
        items.Select(i => i.Trim()).Where(i => i.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToArray() is { Length: > 0 } kept ? new(kept) : None;

    public bool Contains(string item) => Items.Contains(item, StringComparer.OrdinalIgnoreCase);

    public TextSet With(string item) => Contains(item) ? this : Of([.. Items, item]);

    public TextSet Without(string item) => Of(Items.Where(i => !string.Equals(i, item, StringComparison.OrdinalIgnoreCase)));

    public bool Equals(TextSet? other) => other is not null && Items.SequenceEqual(other.Items, StringComparer.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as TextSet);

    public override int GetHashCode() => Items.Aggregate(17, (hash, item) => HashCode.Combine(hash, item));

    public override string ToString() => string.Join(", ", Items);

    public string ToJson() => IsEmpty ? "[]" : JsonSerializer.Serialize(Items);

    public static TextSet FromJson(string? json) => string.IsNullOrEmpty(json) || json == "[]" ? None : new(StoredJson.Texts(json));
}

/// <summary>What tags and choices share: several texts, each of which can be found.</summary>
public abstract class TextSetType : FieldType
{
    public override Type ClrType => typeof(TextSet);

    public override bool IsSortable => false;

    public override bool IsMany => true;

    public override IReadOnlyList<Comparison> Comparisons => ComparisonSets.Exact;

    public override object? Parse(string? typed, ReadingContext how) =>
        string.IsNullOrWhiteSpace(typed) ? null : Check(TextSet.Of(typed.Split([',', ';', '\n'])));

    protected abstract TextSet? Check(TextSet set);

    public override string Write(object? value) => (value as TextSet)?.ToString() ?? "";

    public override void WriteJson(Utf8JsonWriter json, object value)
    {
        json.WriteStartArray();
        foreach (var item in ((TextSet)value).Items)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }

    public override object? ReadJson(JsonElement json, ReadingContext how) =>
        json.ValueKind == JsonValueKind.Array && json.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String)
            ? Check(TextSet.Of(json.EnumerateArray().Select(i => i.GetString()!)))
            : throw new UnreadableValue("error.not-a-list-of-texts");

    public override JsonObject Schema() => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } };

    public override IEnumerable<ValueKey> Keys(object? value) =>
        value is TextSet set ? set.Items.Select(i => new ValueKey(Text: Values.Fold.Text(i))) : [];
}

/// <summary>Words a user puts on a record, made up as they go.</summary>
public sealed class TagsType : TextSetType
{
    public override string Kind => "tags";

    public override string Format(object? value) => Write(value);

    protected override TextSet? Check(TextSet set)
    {
        if (set.Items.Any(i => i.Length > 50) || set.Items.Count > 50)
            throw new UnreadableValue("error.too-many-tags");
        return set.IsEmpty ? null : set;
    }

    public override object? Sample(Random dice) => TextSet.Of(((string[])["VIP", "grosir", "langganan", "kasbon"])[dice.Next(4)]);

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Tags(this);
}

/// <summary>Several of a fixed set.</summary>
public sealed class ChoicesType(ChoiceType one) : TextSetType
{
    public override string Kind => "choices";

    public ChoiceType One => one;

    public override string Format(object? value) =>
        value is TextSet set ? string.Join(", ", set.Items.Select(LabelOf)) : "";

    public string LabelOf(string key) => one.Options.FirstOrDefault(o => o.Key == key)?.Label() ?? key;

    protected override TextSet? Check(TextSet set) =>
        set.IsEmpty ? null : TextSet.Of(set.Items.Select(item => one.Write(one.Parse(item, ReadingContext.Invariant))));

    public override JsonObject Schema() => new() { ["type"] = "array", ["items"] = one.Schema() };

    public override object? Sample(Random dice) => one.Sample(dice) is { } value ? TextSet.Of(one.Write(value)) : null;

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Choices(this);
}
