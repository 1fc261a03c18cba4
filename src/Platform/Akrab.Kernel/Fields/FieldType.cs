using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Akrab.Kernel.Fields;

/// <summary>
/// What a field holds, and everything a surface must know of it. The set is closed: <see cref="IFieldTypeVisitor{TResult}"/>
/// names every type, so that a new one does not compile until every surface answers.
/// </summary>
public abstract class FieldType
{
    /// <summary>The type's name in the API, the settings and the style sheet.</summary>
    public abstract string Kind { get; }

    /// <summary>The CLR type of a value that is there.</summary>
    public abstract Type ClrType { get; }

    /// <summary>How values can be compared in a filter; the first is the usual one.</summary>
    public abstract IReadOnlyList<Comparison> Comparisons { get; }

    public virtual bool IsSortable => true;

    /// <summary>Whether a total makes sense.</summary>
    public virtual bool IsSummable => false;

    /// <summary>Whether a record may hold several values, each of which can be found on its own.</summary>
    public virtual bool IsMany => false;

    /// <summary>Whether the value belongs on the right of a column.</summary>
    public virtual bool IsNumeric => false;

    /// <summary>Reads what a person typed; null when it is blank.</summary>
    /// <exception cref="UnreadableValue">It cannot be understood.</exception>
    public abstract object? Parse(string? typed, ReadingContext how);

    /// <summary>What a person reads, in the current culture.</summary>
    public abstract string Format(object? value);

    /// <summary>What stands in an input and in an exported file: <see cref="Parse"/> gives the same value back.</summary>
    public virtual string Write(object? value) => value is null ? "" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    public abstract void WriteJson(Utf8JsonWriter json, object value);

    /// <summary>Reads a JSON value that is not null.</summary>
    /// <exception cref="UnreadableValue">It has the wrong shape.</exception>
    public abstract object? ReadJson(JsonElement json, ReadingContext how);

    /// <summary>As it is kept in the journal; <see cref="ReadKept"/> gives the same value back.</summary>
    public virtual void WriteKept(Utf8JsonWriter json, object value) => WriteJson(json, value);

    /// <summary>Reads a kept value that is not null.</summary>
    public virtual object? ReadKept(JsonElement json) => ReadJson(json, ReadingContext.Invariant);

    /// <summary>The JSON schema of a value.</summary>
    public abstract JsonObject Schema();

    /// <summary>A believable value, for demo data and tests.</summary>
    public abstract object? Sample(Random dice);

    /// <summary>The keys under which a value is found in the index of values; the kinds that are never found there give none.</summary>
    public virtual IEnumerable<ValueKey> Keys(object? value) => [];

    public abstract TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor);

    public override string ToString() => Kind;
}

/// <summary>One indexable key of a value: a text, a number at four decimals, or a moment.</summary>
public readonly record struct ValueKey(string? Text = null, long? Number = null, DateTimeOffset? Moment = null);

/// <summary>How a filter compares a field with what the user gave.</summary>
public enum Comparison
{
    Is,
    IsNot,
    Contains,
    StartsWith,
    Less,
    AtMost,
    More,
    AtLeast,
    IsEmpty,
    IsNotEmpty,
}

/// <summary>What reading a value depends on: the culture, the day it is where the user is, how dates are written.</summary>
public sealed record ReadingContext(CultureInfo Culture, DateOnly Today, TimeZoneInfo Zone, Values.DateOrder DateOrder = Values.DateOrder.DayFirst)
{
    /// <summary>The tenant's currency: what an amount without one is in.</summary>
    public string Currency { get; init; } = "IDR";

    /// <summary>For machines: the invariant culture, UTC.</summary>
    public static readonly ReadingContext Invariant = new(CultureInfo.InvariantCulture, DateOnly.MinValue, TimeZoneInfo.Utc);
}

/// <summary>A value cannot be understood; <see cref="Key"/> is the sentence for the user.</summary>
public sealed class UnreadableValue(string key, params (string Name, object? Value)[] places) : Exception(key)
{
    public string Key => Message;

    public IReadOnlyList<(string Name, object? Value)> Places => places;

    /// <summary>The sentence in the current language.</summary>
    public string Say() => Language.Words.Say(Key, places);
}
