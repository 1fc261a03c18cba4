using System.Collections.Immutable;
using System.Text.Json;

namespace Akrab.Kernel.Entities;

/// <summary>An immutable set of values by field key, in the JSON form of their field types.</summary>
public sealed class CustomValues : IEquatable<CustomValues>
{
    public static readonly CustomValues None = new(ImmutableSortedDictionary<string, JsonElement>.Empty);

    private readonly ImmutableSortedDictionary<string, JsonElement> _values;

    private CustomValues(ImmutableSortedDictionary<string, JsonElement> values) => _values = values;

    public bool IsEmpty => _values.IsEmpty;

    public IEnumerable<string> Keys => _values.Keys;

    public JsonElement? this[string key] => _values.TryGetValue(key, out var value) ? value : null;

    /// <summary>The same values with one changed; null takes it out.</summary>
    public CustomValues With(string key, JsonElement? value) =>
        new(value is { ValueKind: not JsonValueKind.Null } known ? _values.SetItem(key, known.Clone()) : _values.Remove(key));

    public string ToJson() => JsonSerializer.Serialize(_values);

    public static CustomValues FromJson(string? json) => string.IsNullOrEmpty(json) || json == "{}"
        ? None
        : new(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!.ToImmutableSortedDictionary(StringComparer.Ordinal));

    public bool Equals(CustomValues? other) => other is not null && (ReferenceEquals(this, other) || ToJson() == other.ToJson());

    public override bool Equals(object? obj) => Equals(obj as CustomValues);

    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);
}
