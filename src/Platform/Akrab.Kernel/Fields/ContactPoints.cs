using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Akrab.Kernel.Values;

namespace Akrab.Kernel.Fields;

/// <summary>A phone number of a party: what was typed, its E.164 form where it could be understood, what it is for.</summary>
public sealed record PhonePoint(string Typed, string? Number = null, string? Kind = null)
{
    public static PhonePoint Of(string typed, string? kind = null)
    {
        var phone = Phone.Parse(typed);
        return new PhonePoint(typed.Trim(), phone.E164, kind);
    }

    [JsonIgnore]
    public string Display => Number is null ? Typed : Phone.Parse(Number).Display;
}

/// <summary>An e-mail address of a party, in its normal form.</summary>
public sealed record EmailPoint(string Address, string? Kind = null);

/// <summary>A place of a party, as Indonesian addresses are written; <see cref="Region"/> is the official code <c>pp.kk.cc.vvvv</c> or a part of it.</summary>
public sealed record AddressPoint
{
    public string? Kind { get; init; }

    public string? Street { get; init; }

    public string? RtRw { get; init; }

    public string? Landmark { get; init; }

    public string? Village { get; init; }

    public string? District { get; init; }

    public string? City { get; init; }

    public string? Province { get; init; }

    public string? PostalCode { get; init; }

    public string? Country { get; init; }

    public string? Region { get; init; }

    [JsonIgnore]
    public string OneLine => string.Join(", ", ((string?[])[Street, RtRw is null ? null : "RT/RW " + RtRw, Village, District, City, Province, PostalCode, Country, Landmark])
        .Where(part => !string.IsNullOrWhiteSpace(part)));

    [JsonIgnore]
    public bool IsEmpty => OneLine.Length == 0;
}

/// <summary>An immutable list of contact points, the first being the primary one; equal when all its points are.</summary>
public sealed class Points<T> : IEquatable<Points<T>> where T : class
{
    public static readonly Points<T> None = new([]);

    private static readonly JsonTypeInfo<T[]> Form = (JsonTypeInfo<T[]>)PointsJson.Default.GetTypeInfo(typeof(T[]))!;

    private readonly string? _json;
    private IReadOnlyList<T>? _items;

    private Points(IReadOnlyList<T> items) => _items = items;

    private Points(string json) => _json = json;

    /// <summary>The points; read from their stored form only when somebody asks, because a list of people shows few of them.</summary>
    public IReadOnlyList<T> Items => _items ??= StoredJson.Points<T>(_json!);

    public bool IsEmpty => _json is null && _items!.Count == 0;

    public T? Primary => IsEmpty ? null : Items[0];

    public static Points<T> Of(params IEnumerable<T> items) => items.Distinct().ToArray() is { Length: > 0 } some ? new(some) : None;

    public bool Equals(Points<T>? other) => other is not null && Items.SequenceEqual(other.Items);

    public override bool Equals(object? obj) => Equals(obj as Points<T>);

    public override int GetHashCode() => Items.Aggregate(17, HashCode.Combine);

    public string ToJson() => _json ?? (IsEmpty ? "[]" : JsonSerializer.Serialize([.. Items], Form));

    public static Points<T> FromJson(string? json) => string.IsNullOrEmpty(json) || json == "[]" ? None : new(json);
}

/// <summary>How contact points are stored; written by the compiler, because lists read thousands.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PhonePoint[]))]
[JsonSerializable(typeof(EmailPoint[]))]
[JsonSerializable(typeof(AddressPoint[]))]
internal sealed partial class PointsJson : JsonSerializerContext;
