using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Permissions;

namespace Akrab.Kernel.Definitions;

/// <summary>One room of the house: what it declares.</summary>
public interface IModule
{
    /// <summary>The module's name: <c>Customers</c>.</summary>
    string Name { get; }

    void Declare(Registry.Builder it);
}

/// <summary>Everything all modules declared, checked and frozen at start-up.</summary>
public sealed class Registry
{
    private readonly Dictionary<string, EntityDefinition> _byName;
    private readonly Dictionary<string, EntityDefinition> _byPlural;
    private readonly Dictionary<Type, EntityDefinition> _byType;
    private readonly Dictionary<Type, Type> _baseByIdType;
    private readonly Dictionary<EntityDefinition, int> _ranks;
    private readonly Dictionary<string, LinkType> _links;
    private readonly HashSet<Type> _directory;

    private Registry(Builder builder)
    {
        Modules = builder.Modules;
        Entities = builder.Entities;
        Events = builder.Events;
        _byName = Unique(Entities, e => e.Name);
        _byPlural = Unique(Entities, e => e.Plural);
        _byType = Entities.ToDictionary(e => e.ClrType);
        _links = Entities.Select(e => e.IdType).Distinct().ToDictionary(id => id.Name, LinkType.To);
        _baseByIdType = Entities.GroupBy(e => e.IdType).ToDictionary(g => g.Key, g => RootOf(g.First().ClrType));

        _directory = [.. Entities.Where(e => e is { Area: Area.Settings, IsOwned: false, Followed: null }).Select(e => e.IdType)];
        _ranks = Ranked();

        foreach (var field in Entities.SelectMany(e => e.Fields).Where(f => f.Type is LinkType))
            if (!_baseByIdType.ContainsKey(field.Type.ClrType))
                throw new InvalidOperationException($"{field} links to {field.Type.ClrType.Name}, which no module declares.");

        foreach (var definition in Entities)
            foreach (var field in definition.Fields.OfType<MemberField>().Where(f => f.IsShownThere))
                foreach (var target in Targets(field.Type.ClrType))
                    target.Related = [.. target.Related, new RelatedDefinition(definition.ClrType, field.Member)];

        foreach (var related in Entities.SelectMany(e => e.Related))
            if (!_byType.ContainsKey(related.Entity))
                throw new InvalidOperationException($"{related.Entity.Name} is shown but no module declares it.");
    }

    public IReadOnlyList<IModule> Modules { get; }

    public IReadOnlyList<EntityDefinition> Entities { get; }

    /// <summary>The events modules announce, by their public names.</summary>
    public IReadOnlyDictionary<string, Type> Events { get; }

    /// <summary>The entities that the search finds.</summary>
    public IEnumerable<EntityDefinition> Searched => Entities.Where(e => e.IsSearched);

    /// <summary>The order in which records are written: what is linked to comes first.</summary>
    public int Rank(EntityDefinition definition) => _ranks[definition];

    private Dictionary<EntityDefinition, int> Ranked()
    {
        List<EntityDefinition> order = [];
        foreach (var definition in Entities)
            Visit(definition, []);
        return order.Select((definition, i) => (definition, i)).ToDictionary(p => p.definition, p => p.i);

        void Visit(EntityDefinition definition, HashSet<EntityDefinition> path)
        {
            if (order.Contains(definition) || !path.Add(definition))
                return;
            foreach (var target in definition.Fields.Where(f => f.Type is LinkType).SelectMany(f => Targets(f.Type.ClrType)))
                Visit(target, path);
            order.Add(definition);
        }
    }

    public static Registry Of(params IReadOnlyList<IModule> modules)
    {
        Words.Load(typeof(Registry).Assembly);
        var builder = new Builder(modules);
        foreach (var module in modules)
        {
            Words.Load(module.GetType().Assembly);
            module.Declare(builder);
        }

        return new Registry(builder);
    }

    public EntityDefinition? Find(string name) => _byName.GetValueOrDefault(name);

    public EntityDefinition? FindPlural(string plural) => _byPlural.GetValueOrDefault(plural);

    public EntityDefinition Get(Type clrType) => _byType[clrType];

    public Definition<T> Get<T>() where T : Entity => (Definition<T>)_byType[typeof(T)];

    /// <summary>The definitions a link of this id type may point to: two for a party, else one.</summary>
    public IEnumerable<EntityDefinition> Targets(Type idType) => Entities.Where(e => e.IdType == idType);

    /// <summary>The link whose id type has this name, <c>PartyId</c>; null when no module declares one.</summary>
    public LinkType? LinkTo(string idType) => _links.GetValueOrDefault(idType);

    /// <summary>The entities whose rights a role gives: all but those that only administrators arrange.</summary>
    public IEnumerable<EntityDefinition> Granted => Entities.Where(e => e.Area != Area.Settings);

    /// <summary>The actions a role gives or withholds: the deeds of records, merging, and the tasks of the house.</summary>
    public IEnumerable<string> Actions =>
    [
        .. Rights.Tasks,
        .. Granted.Where(e => e.HasFace).Select(e => $"{e.Name}.{Rights.Merging}"),
        .. Granted.SelectMany(e => e.Actions).Select(a => a.Permission),
    ];

    /// <summary>
    /// The fields of an entity that a role may hide or keep from being written: all but what names a record, decides who sees it, or says when it was made.
    /// </summary>
    public IEnumerable<MemberField> Guarded(EntityDefinition definition) =>
        definition.Fields.OfType<MemberField>().Where(f => f != definition.Title && f != definition.Followed && !f.IsOpen && f.Name is not ("owner" or "team" or "createdAt" or "updatedAt")
            && !Entities.Any(e => e.Shared is { } shared && shared.Entity == definition.ClrType && (shared.Member == f.MemberName || shared.Of == f.MemberName)));

    /// <summary>A name in these rights that stands for nothing here; null when all are known.</summary>
    /// <param name="added">The fields an administrator added, by entity.</param>
    public string? UnknownIn(Rights rights, IReadOnlyDictionary<string, IReadOnlyList<CustomField>> added) =>
        rights.Entities.Keys.Except(Granted.Select(e => e.Name)).Concat(rights.Actions.Keys.Except(Actions))
            .Concat(rights.Fields.Keys.Except(Granted.SelectMany(e => Guarded(e).Concat<Field>(added.GetValueOrDefault(e.Name) ?? [])).Select(f => f.KeyedName))).FirstOrDefault();

    /// <summary>Whether an id type is of something that everybody in a tenant may see: its members, teams and roles.</summary>
    public bool IsDirectory(Type idType) => _directory.Contains(idType);

    /// <summary>The class whose table an id type points to.</summary>
    public Type RootOfId(Type idType) => _baseByIdType[idType];

    /// <summary>The topmost class of an entity's own that has a table: Party for Person.</summary>
    public static Type RootOf(Type entity)
    {
        var root = entity;
        while (root.BaseType is { IsGenericType: false } parent && parent != typeof(Entity) && typeof(Entity).IsAssignableFrom(parent))
            root = parent;
        return root;
    }

    private static Dictionary<string, EntityDefinition> Unique(IReadOnlyList<EntityDefinition> entities, Func<EntityDefinition, string> key)
    {
        foreach (var twice in entities.GroupBy(key).Where(g => g.Count() > 1))
            throw new InvalidOperationException($"'{twice.Key}' is declared by {string.Join(" and ", twice.Select(e => e.ClrType.Name))}.");
        return entities.ToDictionary(key);
    }

    /// <summary>Collects what the modules declare.</summary>
    public sealed class Builder(IReadOnlyList<IModule> modules)
    {
        internal IReadOnlyList<IModule> Modules => modules;

        internal List<EntityDefinition> Entities { get; } = [];

        internal Dictionary<string, Type> Events { get; } = [];

        public Builder Entity<T>() where T : Entity, IDefined<T>
        {
            var definition = new Definition<T>();
            T.Define(definition);
            definition.Freeze();
            Entities.Add(definition);
            return this;
        }

        /// <summary>An event of the module; its public name is the kebab form of the class.</summary>
        public Builder Event<T>() where T : IEvent
        {
            Events.Add(Naming.Kebab(typeof(T).Name), typeof(T));
            return this;
        }
    }
}
