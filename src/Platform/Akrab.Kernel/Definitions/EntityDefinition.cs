using System.Globalization;
using System.Linq.Expressions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;

namespace Akrab.Kernel.Definitions;

/// <summary>Everything that is declared of one entity; table, pages, forms, API, import, search and permissions follow from it.</summary>
public abstract class EntityDefinition
{
    private readonly List<Field> _fields = [];
    private readonly Dictionary<string, Field> _byName = new(StringComparer.Ordinal);
    private readonly List<ActionDefinition> _actions = [];

    private protected EntityDefinition()
    {
    }

    public string Name { get; protected set; } = "";

    /// <summary>The plural, which is also the route: <c>/people</c>.</summary>
    public string Plural { get; protected set; } = "";

    /// <summary>The family whose words it shares: a person is a <c>party</c>.</summary>
    public string Family { get; protected set; } = "";

    public string IconName { get; protected set; } = "circle";

    /// <summary>Where it stands in the menu.</summary>
    public Area Area { get; protected set; } = Area.None;

    /// <summary>The order among the lists of its area.</summary>
    public int Position { get; protected set; }

    public bool IsOwned { get; protected set; }

    /// <summary>The task without which such records cannot be written, nor, unless <see cref="IsKnownToAll"/>, be seen; null when rights alone decide.</summary>
    public string? Task { get; protected set; }

    /// <summary>Whether everybody may see records that only those with the <see cref="Task"/> write.</summary>
    public bool IsKnownToAll { get; protected set; }

    /// <summary>Whether its records are people or organisations, shown with a face.</summary>
    public bool HasFace { get; protected set; }

    /// <summary>Whether some field of it is found by the search.</summary>
    public bool IsSearched => Fields.Any(f => f.IsSearched);

    public abstract Type ClrType { get; }

    public abstract Type IdType { get; }

    public IReadOnlyList<Field> Fields => _fields;

    /// <summary>The field that names a record in links, lists and search.</summary>
    public MemberField Title { get; protected set; } = null!;

    /// <summary>A shown-under-the-title field, if any.</summary>
    public MemberField? Subtitle { get; protected set; }

    /// <summary>The columns of the list, in order.</summary>
    public IReadOnlyList<Field> Listed { get; protected set; } = [];

    /// <summary>The day or moment by which its list begins with the latest; null when it goes by the title.</summary>
    public MemberField? LatestBy { get; protected set; }

    public IReadOnlyList<SectionDefinition> Sections { get; protected set; } = [];

    public IReadOnlyList<ActionDefinition> Actions => _actions;

    /// <summary>What arranges its records, such as the stages of opportunities: found from its list, and leading back there.</summary>
    public IReadOnlyList<Type> ArrangedBy { get; protected set; } = [];

    public IReadOnlyList<RelatedDefinition> Related { get; internal set; } = [];

    /// <summary>The link to the record that decides who sees this one.</summary>
    public MemberField? Followed { get; protected set; }

    /// <summary>Whose records name members who see this one besides those to whom it belongs; null when there are none.</summary>
    public SharedDefinition? Shared { get; protected set; }

    /// <summary>What was added to merged records and is kept by each of them when they part; null when it stays with the one who stayed.</summary>
    public KeptDefinition? Kept { get; protected set; }

    public BoardDefinition? Board { get; protected set; }

    /// <summary>Whether a record can be made from its fields alone: one of which none is written by hand, or that must link to another, and cannot be told to which, is made in its own way.</summary>
    public bool CanBeMade => _fields.Any(f => f.IsWritable) && !_fields.OfType<MemberField>().Any(f => f.Type is Fields.LinkType && !f.IsWritable && Nullable.GetUnderlyingType(f.Member.ReturnType) is null);

    /// <summary>The record's field of that name, or null.</summary>
    public Field? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>An empty record: what a form starts with.</summary>
    public abstract Entity New();

    /// <summary>The record's title in lists and links; of one without a name, the first choice, day or amount of its columns, or the first record they lead to whose title <paramref name="linked"/> knows.</summary>
    public string TitleOf(Entity record, Func<Guid, string?>? linked = null) => Title.Type.Format(Title.Get(record)) is { Length: > 0 } title ? title
        : Listed.Select(f => (f.Type, f.Get(record)) switch
        {
            (ChoiceType or DateType or MoneyType, { } value) => f.Type.Format(value),
            (_, IEntityId id) => linked?.Invoke(id.Value),
            _ => null,
        }).FirstOrDefault(t => t is { Length: > 0 }) ?? Words.Find($"{Name}.untitled") ?? Words.Say("record.untitled");

    /// <summary>The rule that says why a record is closed; null where none ever is.</summary>
    public string? ClosedRule { get; protected set; }

    /// <summary>Whether the record as it stands is closed to changes and to the bin. Deeds go on.</summary>
    public abstract bool IsClosed(Entity record);

    /// <summary>The fields that can be written even in a closed record.</summary>
    public IReadOnlyList<string> StayOpen { get; protected set; } = [];

    /// <summary>What whole-record rules say against it.</summary>
    public abstract IEnumerable<FieldProblem> Problems(Entity record);

    public abstract TResult Accept<TResult>(IEntityVisitor<TResult> visitor);

    public string One => Words.Say($"{Name}.one");

    public string Many => Words.Say($"{Name}.many");

    /// <summary>A sentence in which records of this kind are named as <c>one</c> or <c>many</c>: small within it, with a capital where it begins with them.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, object? Value)> places)
    {
        var said = Words.Say(key, [.. places, ("one", Small(One)), ("many", Small(Many))]);
        return char.ToUpper(said[0], CultureInfo.CurrentCulture) + said[1..];

        static string Small(string name) => name is [_, var second, ..] && char.IsUpper(second) ? name : char.ToLower(name[0], CultureInfo.CurrentCulture) + name[1..];
    }

    private protected void Add(Field field)
    {
        if (!_byName.TryAdd(field.Name, field))
            throw new InvalidOperationException($"{Name} declares '{field.Name}' twice.");
        _fields.Add(field);
    }

    private protected void Add(ActionDefinition action) => _actions.Add(action);

    public override string ToString() => Name;
}

/// <summary>Where an entity's list is reached from.</summary>
public enum Area
{
    None,
    Rail,
    Settings,
}

/// <summary>A group of fields on the record page and in the form; its word is <c>section.{name}</c>.</summary>
public sealed record SectionDefinition(string Name, IReadOnlyList<Field> Fields);

/// <summary>Records of another entity that link to this one, listed on its page.</summary>
public sealed record RelatedDefinition(Type Entity, LambdaExpression By);

/// <summary>Records that let members see another one.</summary>
/// <param name="Member">The link to the member.</param>
/// <param name="Of">The link to what they see.</param>
public sealed record SharedDefinition(Type Entity, string Member, string Of);

/// <summary>Records that all to whom they may belong keep when merged records part.</summary>
public sealed record KeptDefinition(MemberField Link, Func<Entity, bool> Which);

/// <summary>A list laid out in columns by a choice, with a total for each.</summary>
public sealed record BoardDefinition(MemberField By, MemberField? Sums)
{
    /// <summary>Stages that are reached by a deed rather than by an edit.</summary>
    public IReadOnlyList<(object To, Type Input)> Deeds { get; init; } = [];

    /// <summary>Where the columns are records: the field by which one group of them is taken, and the one that orders them.</summary>
    public (string Group, string Order)? Columns { get; init; }

    /// <summary>The value of those that are shown; null for all.</summary>
    public (MemberField Field, object Value)? Shown { get; init; }
}

/// <summary>Does something with an entity whose type is known only at run time.</summary>
public interface IEntityVisitor<out TResult>
{
    TResult Visit<T>(Definition<T> definition) where T : Entity;
}

/// <summary>An entity that says what it is.</summary>
public interface IDefined<TSelf> where TSelf : Entity, IDefined<TSelf>
{
    static abstract void Define(Definition<TSelf> it);
}
