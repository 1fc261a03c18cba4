using System.Text.Json;

namespace Akrab.Kernel.Permissions;

/// <summary>
/// What somebody may do: how far each verb reaches for each entity, what tasks of the house they may do, what they may do with each field.
/// A value: what two roles give adds up, and what a token leaves is narrower.
/// </summary>
public sealed class Rights : IEquatable<Rights>
{
    /// <summary>The task of arranging the house: settings, members, roles.</summary>
    public const string Administer = "settings.administer";

    public const string Import = "import.run";

    public const string Export = "export.run";

    /// <summary>The task of opening, in need, a customer who is not one's to see: told to those whose they are, and kept.</summary>
    public const string BreakGlass = "glass.break";

    /// <summary>The task of uncovering what is kept locked, such as identity numbers: each time it is noted.</summary>
    public const string Uncover = "secret.uncover";

    /// <summary>The task of looking after personal data: requests, incidents, retention, registers.</summary>
    public const string LookAfterPrivacy = "privacy.look-after";

    /// <summary>The task of erasing somebody for good, because they ask for it.</summary>
    public const string Erase = "person.erase";

    /// <summary>The task of giving somebody everything that is kept about them; who has it sees all of it.</summary>
    public const string HandOut = "person.hand-out";

    /// <summary>The verb of making several records one; <c>person.merge</c>.</summary>
    public const string Merging = "merge";

    /// <summary>The tasks of the house, which nobody may do unless it is said.</summary>
    public static readonly IReadOnlyList<string> Tasks = [Import, Export, BreakGlass, Uncover, LookAfterPrivacy, HandOut, Erase, Administer];

    public static readonly Rights None = new(Reaches.None);

    public static readonly Rights All = new(Reaches.All, actions: Tasks.ToDictionary(task => task, _ => true));

    private readonly IReadOnlyDictionary<string, Reaches> _entities;
    private readonly IReadOnlyDictionary<string, bool> _actions;
    private readonly IReadOnlyDictionary<string, FieldRight> _fields;

    /// <param name="usual">For every entity that is not named.</param>
    /// <param name="entities">By the entity's name, instead of the usual.</param>
    /// <param name="actions">Deeds, merging and tasks that are given or withheld, by their permission.</param>
    /// <param name="fields">Fields that may not be written, or not even be known of: <c>person.birthday</c>.</param>
    public Rights(Reaches usual, IReadOnlyDictionary<string, Reaches>? entities = null, IReadOnlyDictionary<string, bool>? actions = null, IReadOnlyDictionary<string, FieldRight>? fields = null)
    {
        Usual = usual;
        _entities = entities ?? new Dictionary<string, Reaches>();
        _actions = actions ?? new Dictionary<string, bool>();
        _fields = fields ?? new Dictionary<string, FieldRight>();
    }

    public Reaches Usual { get; }

    /// <summary>The entities that are not as usual.</summary>
    public IReadOnlyDictionary<string, Reaches> Entities => _entities;

    /// <summary>The actions of which it is said whether they may be done.</summary>
    public IReadOnlyDictionary<string, bool> Actions => _actions;

    /// <summary>The fields that may not simply be written.</summary>
    public IReadOnlyDictionary<string, FieldRight> Fields => _fields;

    /// <summary>The same rights have the same text, and no others have it.</summary>
    public string Text => field ??= RightsText.Write(this);

    /// <summary>The rights that have this text.</summary>
    public static Rights Parse(string text) => RightsText.Read(JsonElement.Parse(text));

    /// <summary>How far each verb reaches for an entity.</summary>
    public Reaches Of(string entity) => _entities.GetValueOrDefault(entity) ?? Usual;

    /// <summary>What may be done with a field; nothing is known of the fields of what may not be read.</summary>
    public FieldRight Of(string entity, string field) =>
        Of(entity).Read == Reach.None ? FieldRight.Hidden : _fields.GetValueOrDefault($"{entity}.{field}", FieldRight.Write);

    /// <summary>
    /// Whether an action may be done, by its permission. Of what nothing is said, who may change the records may do their deeds, and who may delete them
    /// may merge them; tasks of the house must be given.
    /// </summary>
    public bool May(string action)
    {
        if (_actions.TryGetValue(action, out var isGiven))
            return isGiven;
        if (Tasks.Contains(action) || action.Split('.') is not [var entity, var verb])
            return false;
        return Of(entity)[verb == Merging ? Verb.Delete : Verb.Change] != Reach.None;
    }

    /// <summary>All that either gives: the wider reach, the action one of them allows, the more open field.</summary>
    public Rights Or(Rights other) => new(
        Usual.Or(other.Usual),
        _entities.Keys.Union(other._entities.Keys).ToDictionary(e => e, e => Of(e).Or(other.Of(e))),
        _actions.Keys.Union(other._actions.Keys).ToDictionary(a => a, a => May(a) || other.May(a)),
        _fields.Keys.Union(other._fields.Keys).ToDictionary(f => f, f => f.Split('.') is [var entity, var field] ? Opener(Of(entity, field), other.Of(entity, field)) : FieldRight.Hidden));

    /// <summary>What is left when nothing may be written: reading, and what only reads.</summary>
    public Rights Reading() => new(
        ReadOnly(Usual),
        _entities.ToDictionary(e => e.Key, e => ReadOnly(e.Value)),
        _actions.ToDictionary(a => a.Key, a => a is { Key: Export, Value: true }),
        _fields);

    /// <summary>The same, but no more is seen than lies within a reach.</summary>
    public Rights Seeing(Reach most)
    {
        return new(Nearer(Usual), _entities.ToDictionary(e => e.Key, e => Nearer(e.Value)), _actions, _fields);

        Reaches Nearer(Reaches reaches) => reaches with { Read = reaches.Read < most ? reaches.Read : most };
    }

    /// <summary>The same without one action.</summary>
    public Rights Without(string action) => new(Usual, _entities, _actions.Where(a => a.Key != action).Append(KeyValuePair.Create(action, false)).ToDictionary(), _fields);

    public bool Equals(Rights? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as Rights);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    private static Reaches ReadOnly(Reaches reaches) => Reaches.None with { Read = reaches.Read };

    private static FieldRight Opener(FieldRight one, FieldRight other) => one > other ? one : other;
}
