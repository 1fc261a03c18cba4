using System.Linq.Expressions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;

namespace Akrab.Kernel.Definitions;

/// <summary>The words in which an entity declares itself.</summary>
public sealed class Definition<T> : EntityDefinition where T : Entity
{
    private static readonly Func<T> Make = Expression.Lambda<Func<T>>(Expression.New(typeof(T))).Compile();

    private readonly List<(Func<T, bool> Holds, string Rule, string Field)> _rules = [];
    private LambdaExpression[]? _listed;
    private LambdaExpression? _latestBy;
    private readonly List<(string Name, LambdaExpression[] Members)> _sections = [];
    private readonly List<RelatedDefinition> _related = [];
    private (LambdaExpression By, LambdaExpression? Sums)? _board;
    private (string Group, string Order)? _columns;
    private (LambdaExpression Member, object Value)? _shown;
    private LambdaExpression? _followed;
    private SharedDefinition? _shared;
    private (LambdaExpression Link, Func<Entity, bool> Which)? _kept;
    private readonly List<(object To, Type Input)> _reached = [];
    private Func<T, bool>? _isClosed;

    public override Type ClrType => typeof(T);

    public override Type IdType { get; } = typeof(T).GetProperty("Id")!.PropertyType;

    /// <summary>What one and many are called in routes, permissions and words; the family shares its words.</summary>
    public Definition<T> IsCalled(string one, string many, string? family = null)
    {
        (Name, Plural, Family) = (one, many, family ?? one);
        return this;
    }

    public Definition<T> Icon(string name)
    {
        IconName = name;
        return this;
    }

    /// <summary>Its records are somebody, and are shown with a face.</summary>
    public Definition<T> Faced()
    {
        HasFace = true;
        return this;
    }

    /// <summary>Puts its list into the menu.</summary>
    public Definition<T> In(Area area, int position = 0)
    {
        (Area, Position) = (area, position);
        return this;
    }

    /// <summary>Its rows belong to a member and a team, and are seen accordingly.</summary>
    public Definition<T> Owned()
    {
        if (!typeof(IOwned).IsAssignableFrom(typeof(T)))
            throw new InvalidOperationException($"{typeof(T).Name} must implement IOwned to be owned.");
        IsOwned = true;
        return this;
    }

    /// <summary>Its records are for those who were given a task of the house: whatever their usual rights, others do not write them, and see them only if they are known to all.</summary>
    public Definition<T> OnlyFor(string task, bool isKnownToAll = false)
    {
        (Task, IsKnownToAll) = (task, isKnownToAll);
        return this;
    }

    /// <summary>Declares a field; its type follows from the member's type.</summary>
    public FieldBuilder Has<TValue>(Expression<Func<T, TValue>> member) => Has(member, null);

    /// <summary>Declares a field of a more particular type than its member shows.</summary>
    public FieldBuilder Has<TValue>(Expression<Func<T, TValue>> member, FieldType? type)
    {
        var field = new MemberField(this, member, type ?? FieldTypes.For(typeof(TValue))) { Blank = FieldTypes.BlankOf(typeof(TValue)) };
        Add(field);
        return new FieldBuilder(this, field);
    }

    /// <summary>Declares a value worked out from the record and the day it is; the same expression runs in the database.</summary>
    public FieldBuilder Computes<TValue>(Expression<Func<T, TValue>> member, Expression<Func<T, DateOnly, TValue>> formula)
    {
        var field = new MemberField(this, member, new ComputedType(FieldTypes.For(typeof(TValue)))) { Formula = formula };
        Add(field);
        return new FieldBuilder(this, field);
    }

    public Definition<T> Titled(Expression<Func<T, string>> title, Expression<Func<T, object?>>? subtitle = null)
    {
        Title = FieldOf(title);
        Subtitle = subtitle is null ? null : FieldOf(subtitle);
        return this;
    }

    public Definition<T> Lists(params Expression<Func<T, object?>>[] members)
    {
        _listed = members;
        return this;
    }

    /// <summary>Its list begins with the latest, as long as no other order is asked for.</summary>
    public Definition<T> Latest<TWhen>(Expression<Func<T, TWhen>> by)
    {
        _latestBy = by;
        return this;
    }

    public Definition<T> Section(string name, params Expression<Func<T, object?>>[] members)
    {
        _sections.Add((name, members));
        return this;
    }

    public Definition<T> Boards<TBy>(Expression<Func<T, TBy>> by, Expression<Func<T, Values.Money?>>? sums = null)
    {
        _board = (by, sums);
        return this;
    }

    /// <summary>The columns of its board are records: those of one group at a time, in their order.</summary>
    public Definition<T> Through<TColumn>(Expression<Func<TColumn, object?>> group, Expression<Func<TColumn, object?>> order) where TColumn : Entity
    {
        _columns = (Naming.Camel(MemberOf(group).Name), Naming.Camel(MemberOf(order).Name));
        return this;
    }

    /// <summary>Its board shows those with this value alone.</summary>
    public Definition<T> Showing<TValue>(Expression<Func<T, TValue>> member, TValue value) where TValue : struct
    {
        _shown = (member, value);
        return this;
    }

    /// <summary>Moving a card into this column does the deed; it asks for nothing.</summary>
    public Definition<T> Reaches<TInput>(object stage) where TInput : class
    {
        _reached.Add((stage, typeof(TInput)));
        return this;
    }

    /// <summary>It is seen by those who see the record it links to.</summary>
    public Definition<T> Follows<TLink>(Expression<Func<T, TLink>> link)
    {
        _followed = link;
        return this;
    }

    /// <summary>It is seen, too, by the members whom records of another entity name in it: those who take part.</summary>
    public Definition<T> SeenBy<TOther, TLink>(Expression<Func<TOther, MemberId?>> member, Expression<Func<TOther, TLink>> of) where TOther : Entity
    {
        if (!typeof(IOwned).IsAssignableFrom(typeof(T)))
            throw new InvalidOperationException($"{typeof(T).Name} is seen by all anyway.");
        _shared = new SharedDefinition(typeof(TOther), MemberOf(member).Name, MemberOf(of).Name);
        return this;
    }

    /// <summary>Added to merged records, those that fit are kept by each of them when they part: nobody can tell whose they are, and losing them would harm.</summary>
    public Definition<T> KeptByAll<TLink>(Expression<Func<T, TLink>> link, Func<T, bool> which)
    {
        _kept = (link, record => which((T)record));
        return this;
    }

    /// <summary>Shows the records of another entity that link here.</summary>
    public Definition<T> Shows<TOther>(Expression<Func<TOther, object?>> by) where TOther : Entity
    {
        _related.Add(new RelatedDefinition(typeof(TOther), by));
        return this;
    }

    /// <summary>Its records are arranged by those of another entity, such as rules and lists of choices: its list leads there.</summary>
    public Definition<T> Arranged<TBy>() where TBy : Entity
    {
        ArrangedBy = [.. ArrangedBy, typeof(TBy)];
        return this;
    }

    /// <summary>A rule over the whole record; its sentence is shown beside the field when it does not hold.</summary>
    public Definition<T> Must(Func<T, bool> holds, string rule, Expression<Func<T, object?>> beside)
    {
        _rules.Add((holds, rule, Naming.Camel(MemberOf(beside).Name)));
        return this;
    }

    /// <summary>While this holds, nobody changes the record by hand, call or file, nor throws it away; deeds go on, and what is named here.</summary>
    public Definition<T> ClosedWhile(Func<T, bool> isClosed, string rule, params Expression<Func<T, object?>>[] except)
    {
        (_isClosed, ClosedRule) = (isClosed, rule);
        StayOpen = [.. except.Select(e => Naming.Camel(MemberOf(e).Name))];
        return this;
    }

    public override bool IsClosed(Entity record) => _isClosed?.Invoke((T)record) == true;

    /// <summary>Declares a deed done by the record itself.</summary>
    public ActionBuilder<T, TInput> Can<TInput>(Action<T, TInput> deed) where TInput : class
    {
        var action = new ActionDefinition<T, TInput>(this, deed);
        Add(action);
        return new ActionBuilder<T, TInput>(action);
    }

    /// <summary>Declares a deed that needs more than the record: follow with <c>By</c>.</summary>
    public ActionBuilder<T, TInput> Can<TInput>() where TInput : class => Can<TInput>((_, _) => { });

    public override Entity New() => Make();

    public override IEnumerable<FieldProblem> Problems(Entity record)
    {
        foreach (var (holds, rule, field) in _rules)
            if (!holds((T)record))
                yield return new FieldProblem(field, rule);
    }

    public override TResult Accept<TResult>(IEntityVisitor<TResult> visitor) => visitor.Visit(this);

    /// <summary>Checks and closes the definition; refuses what cannot be derived.</summary>
    internal void Freeze()
    {
        if (Name.Length == 0 || Fields.Count == 0)
            throw new InvalidOperationException($"{typeof(T).Name} must say what it is called and what it has.");

        Has(e => e.CreatedAt).ReadOnly().Indexed();
        Has(e => e.UpdatedAt).ReadOnly();

        if (IsOwned)
        {
            Can<ShareWith>((record, with) => record.Announce(new SharingBegun(Name, record.Key, with.Member, with.Team, with.Because))).By<IShareRecords>().Icon("user-share");
            Can<StopSharing>((record, with) => record.Announce(new SharingStopped(Name, record.Key, with.Member, with.Team))).By<IShareRecords>().Icon("user-minus").Elsewhere();
        }

        if (Title is null)
            throw new InvalidOperationException($"{Name} must name its title field with Titled(…).");

        Listed = [.. (_listed ?? throw new InvalidOperationException($"{Name} must say which fields its list shows with Lists(…).")).Select(FieldOf)];
        LatestBy = _latestBy is null ? null : FieldOf(_latestBy);
        Sections = [.. _sections.Select(s => new SectionDefinition(s.Name, [.. s.Members.Select(FieldOf)]))];
        Related = _related;
        Followed = _followed is null ? null : FieldOf(_followed);
        Shared = _shared;
        Kept = _kept is { } kept ? new KeptDefinition(FieldOf(kept.Link), kept.Which) : null;
        if (_board is { } board)
            Board = new BoardDefinition(FieldOf(board.By), board.Sums is null ? null : FieldOf(board.Sums)) { Deeds = _reached, Columns = _columns, Shown = _shown is { } shown ? (FieldOf(shown.Member), shown.Value) : null };

        if (Board is not null && Board.By.Type is not ChoiceType && (Board.By.Type is not LinkType || Board.Columns is null))
            throw new InvalidOperationException($"{Name} boards by {Board.By}, which is neither a choice nor a link to columns that are named with Through(…).");
        if (Board?.Sums is { Type.IsSummable: false } sums)
            throw new InvalidOperationException($"{Name} sums {sums}, which cannot be added up.");
        if (LatestBy is { IsIndexed: false } latest)
            throw new InvalidOperationException($"{Name} lists the latest by {latest}, which is not indexed.");
        if (Fields.OfType<MemberField>().SelectMany(f => f.TellsOf).FirstOrDefault(name => Find(name) is null) is { } unknown)
            throw new InvalidOperationException($"{Name} has no '{unknown}' that a field could tell of.");
    }

    private MemberField FieldOf(LambdaExpression member) =>
        Find(Naming.Camel(MemberOf(member).Name)) as MemberField
        ?? throw new InvalidOperationException($"{Name} uses '{MemberOf(member).Name}', which it does not declare with Has(…).");

    private static System.Reflection.MemberInfo MemberOf(LambdaExpression member) => member.Body switch
    {
        MemberExpression body => body.Member,
        UnaryExpression { Operand: MemberExpression body } => body.Member,
        _ => throw new InvalidOperationException($"'{member}' must name one member, such as p => p.Name."),
    };
}
