using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;

namespace Akrab.Kernel.Definitions;

/// <summary>One field of an entity: a member of its class or one an administrator added; every surface treats both alike.</summary>
public abstract class Field(string entity, string name, FieldType type) : IEquatable<Field>
{
    private Field? _origin;

    public string Entity => entity;

    /// <summary>The name in the API, in filters and in the change journal.</summary>
    public string Name => name;

    public FieldType Type => type;

    public bool IsRequired { get; internal set; }

    public bool IsSearched { get; internal set; }

    public bool IsIndexed { get; internal set; }

    public bool IsUnique { get; internal set; }

    public bool IsAudited { get; internal set; } = true;

    /// <summary>Whether people and machines may write it.</summary>
    public bool IsWritable { get; internal set; } = true;

    /// <summary>Whether it is written when the record is made, and never after: evidence.</summary>
    public bool IsFixed { get; internal set; }

    /// <summary>Whether a file from elsewhere may bring it although nobody writes it here.</summary>
    public bool ComesInFiles { get; internal set; }

    /// <summary>Whether it may be changed in a record that is there.</summary>
    public bool IsEditable => IsWritable && !IsFixed;

    /// <summary>Whether it is changed where it stands, without opening the form.</summary>
    public bool IsEditedInPlace => IsEditable && Type is not Fields.LinesType;

    /// <summary>Whether each of its values is kept in the index of values.</summary>
    public abstract bool IsKeyed { get; }

    /// <summary>The key under which its values are kept in the index of values.</summary>
    public string KeyedName { get; } = $"{entity}.{name}";

    public abstract object? Get(Entity record);

    public abstract void Set(Entity record, object? value);

    /// <summary>How it is called in the current language.</summary>
    public abstract string Label { get; }

    public virtual string? Help => null;

    /// <summary>Whether others may write it, and whoever looks may not.</summary>
    public bool IsWithheld { get; private set; }

    /// <summary>The same field for somebody who may only read it.</summary>
    public Field Withheld()
    {
        var same = (Field)MemberwiseClone();
        (same._origin, same.IsWritable, same.IsWithheld) = (Origin, false, true);
        return same;
    }

    /// <summary>Whether a record keeps a value of it, rather than working it out.</summary>
    internal abstract bool IsKept { get; }

    /// <summary>A field is the same whether it may be written or not.</summary>
    public bool Equals(Field? other) => other is not null && ReferenceEquals(Origin, other.Origin);

    public override bool Equals(object? obj) => Equals(obj as Field);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(Origin);

    public static bool operator ==(Field? one, Field? other) => one is null ? other is null : one.Equals(other);

    public static bool operator !=(Field? one, Field? other) => !(one == other);

    public override string ToString() => KeyedName;

    private Field Origin => _origin ?? this;
}

/// <summary>A field that is a member of the entity's class.</summary>
public sealed class MemberField : Field
{
    // Made ready when first used: a start need not wait for hundreds of fields.
    private readonly Lazy<Func<Entity, object?>> _get;
    private readonly Lazy<Action<Entity, object?>>? _set;
    private readonly string[] _words;

    internal MemberField(EntityDefinition of, LambdaExpression member, FieldType type) : this(of, member, NameOf(member), type)
    {
    }

    private MemberField(EntityDefinition of, LambdaExpression member, string name, FieldType type) : base(of.Name, Naming.Camel(name), type)
    {
        var key = Naming.Kebab(name);
        _words = [$"{of.Name}.{key}", $"{of.Family}.{key}", $"field.{key}"];
        Member = member;
        MemberName = name;

        var record = Expression.Parameter(typeof(Entity));
        var own = Expression.Convert(record, of.ClrType);
        var body = member.Body is MemberExpression { Member: { } property } ? Expression.MakeMemberAccess(own, property) : null;
        if (body is null)
            throw new InvalidOperationException($"{of.Name}: '{member}' must name one member, such as p => p.Name.");

        _get = new(() => Expression.Lambda<Func<Entity, object?>>(Expression.Convert(body, typeof(object)), record).Compile());
        var setter = body.Member.DeclaringType!.GetProperty(name)!.GetSetMethod(nonPublic: true);
        IsWritable = setter is { IsPublic: true } && type is not ComputedType;
        if (setter is null || type is ComputedType)
            return;

        var value = Expression.Parameter(typeof(object));
        var target = Expression.Condition(Expression.Equal(value, Expression.Constant(null)), Expression.Default(body.Type), Expression.Convert(value, body.Type));
        _set = new(() => Expression.Lambda<Action<Entity, object?>>(Expression.Call(own, setter, target), record, value).Compile());
    }

    /// <summary>The member, as it was declared: for queries.</summary>
    public LambdaExpression Member { get; }

    /// <summary>The C# name of the member.</summary>
    public string MemberName { get; }

    public override bool IsKeyed => Type.IsMany;

    internal override bool IsKept => _set is not null;

    /// <summary>How a computed value is worked out from the record and the day.</summary>
    public LambdaExpression? Formula { get; internal init; }

    /// <summary>Whether the page of what it links to lists the records that do.</summary>
    public bool IsShownThere { get; internal set; }

    /// <summary>Whether nobody can hide it.</summary>
    public bool IsOpen { get; internal set; }

    /// <summary>The key of the sentence that says why it is kept when whoever it tells of is erased; null when it is erased, too.</summary>
    public string? KeptBecause { get; internal set; }

    /// <summary>The fields that can be told from its value.</summary>
    public IReadOnlyList<string> TellsOf { get; internal set; } = [];

    /// <summary>The class of specific personal data that its values are of; null for all others.</summary>
    public SpecificData? Specific { get; internal set; }

    /// <summary>What an unset member holds in a set-valued field, so that it is never null.</summary>
    public object? Blank { get; internal set; }

    public override object? Get(Entity record) => _get.Value(record);

    public override void Set(Entity record, object? value) =>
        (_set ?? throw new InvalidOperationException($"{this} cannot be written.")).Value(record, value ?? Blank);

    public override string Label => _words.Select(word => Words.Find(word)).FirstOrDefault(found => found is not null) ?? Words.Say(_words[^1]);

    public override string? Help => _words.Select(word => Words.Find(word + ".help")).FirstOrDefault(found => found is not null);

    private static string NameOf(LambdaExpression member) => member.Body is MemberExpression body ? body.Member.Name : member.ToString();
}

/// <summary>A field an administrator added; its value lives in the record's JSON column.</summary>
public sealed class CustomField : Field
{
    private readonly IReadOnlyDictionary<string, string> _labels;

    public CustomField(string entity, string key, FieldType type, IReadOnlyDictionary<string, string> labels, bool isFilterable, bool isRequired)
        : base(entity, key, type)
    {
        _labels = labels;
        IsKeyed = isFilterable;
        IsRequired = isRequired;
    }

    public override bool IsKeyed { get; }

    internal override bool IsKept => true;

    public override object? Get(Entity record) => record.Custom[Name] is { } json ? Read(json) : null;

    private object? Read(JsonElement json)
    {
        try
        {
            return Type.ReadJson(json, ReadingContext.Invariant);
        }
        catch (UnreadableValue)
        {
            return null;
        }
    }

    public override void Set(Entity record, object? value) => record.Custom = record.Custom.With(Name, value is null ? null : ToJson(value));

    private JsonElement ToJson(object value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            Type.WriteJson(json, value);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    public override string Label => _labels.GetValueOrDefault(Words.Language) ?? _labels.Values.FirstOrDefault() ?? Name;
}
