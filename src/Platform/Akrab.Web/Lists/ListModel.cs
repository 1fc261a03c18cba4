using System.Globalization;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Permissions;
using Akrab.Ui;
using Akrab.Ui.Fields;

namespace Akrab.Web.Lists;

/// <summary>Everything a list page shows.</summary>
public sealed record ListModel
{
    /// <summary>So many fields are named as an example of what is found.</summary>
    private const int MostNamed = 3;

    public required EntityDefinition Definition { get; init; }

    public required ListAddress Address { get; init; }

    public required IReadOnlyList<Entity> Rows { get; init; }

    public string? Next { get; init; }

    /// <summary>The columns chosen, in order.</summary>
    public required IReadOnlyList<Field> Columns { get; init; }

    /// <summary>The fields that are there for whoever looks.</summary>
    public required FieldSet Fields { get; init; }

    public required IReadOnlyDictionary<Guid, LinkText> Links { get; init; }

    public IReadOnlyList<SavedView> Views { get; init; } = [];

    /// <summary>The saved view that asks just this.</summary>
    public SavedView? View => IsAsked ? Views.FirstOrDefault(v => v.Query == Address.Question) : null;

    /// <summary>What one may look for, by name.</summary>
    public string FindText => Definition.Say("list.find", ("what", string.Join(", ", Fields.Where(f => f.IsSearched).DefaultIfEmpty(Definition.Title).Take(MostNamed).Select(f => f.Label.ToLower(CultureInfo.CurrentCulture)))));

    /// <summary>What arranges these records, as far as it may be seen.</summary>
    public IReadOnlyList<EntityDefinition> ArrangedBy { get; init; } = [];

    /// <summary>What these records arrange.</summary>
    public EntityDefinition? Arranges { get; init; }

    public bool CanCreate { get; init; }

    public bool CanWrite { get; init; }

    public bool CanImport { get; init; }

    public bool CanExport { get; init; }

    public bool CanDelete { get; init; }

    /// <summary>Whether rows can be picked for doing something with several.</summary>
    public bool CanPick => CanWrite || CanDelete;

    public bool CanMerge { get; init; }

    /// <summary>What whoever looks may see.</summary>
    public required Rights Rights { get; init; }

    /// <summary>Who is looking, for "mine".</summary>
    public MemberId? Me { get; init; }

    public bool CanGroup => GroupEndpoints.Choices(Fields).Count > 0;

    /// <summary>The questions asked most: one's own, and each stage; a second tap takes it back.</summary>
    public IReadOnlyList<(string Text, string Url, bool IsOn)> Quick =>
    [
        .. Definition.Find("owner") is { } owner && Me is { } me ? [Quickly(Words.Say("list.mine"), new Filter(owner, Comparison.Is, me.Value.ToString()))] : Array.Empty<(string, string, bool)>(),
        .. Fields.Listed.Where(f => f.Type is ChoiceType or ComputedType { Of: ChoiceType }).Take(2)
            .SelectMany(f => ((f.Type as ChoiceType) ?? (ChoiceType)((ComputedType)f.Type).Of).Options.Take(5).Select(o => Quickly(o.Label(), new Filter(f, Comparison.Is, o.Key)))),
    ];

    private (string, string, bool) Quickly(string text, Filter filter)
    {
        var isOn = Request.Filters.Contains(filter);
        var others = Request.Filters.Where(f => f.Field != filter.Field);
        return (text, (Address with { Request = Request with { Filters = isOn ? [.. others] : [.. others, filter], After = null } }).Here, isOn);
    }

    public string Path => "/" + Definition.Plural;

    public ListRequest Request => Address.Request;

    public bool IsAsked => Request.Filters.Count > 0 || !string.IsNullOrEmpty(Request.Search);

    public IReadOnlyList<DataColumn> Heads =>
        [.. Columns.Select(c => new DataColumn(c.Name, c.Label, ClassOf(c), SortUrl(c), OrderOf(c), IsEdited: CanWrite && c.IsEditedInPlace && c != Definition.Title))];

    public string? ClassOf(Field field) => field == Definition.Title ? "title"
        : field.Type.IsNumeric ? "num"
        : field.Type is PhonesType or ChoiceType or ComputedType || field is MemberField { IsShownThere: true } ? null
        : "wide";

    private string? SortUrl(Field field) => field is MemberField { IsIndexed: true, Type: not (LinkType or MoneyType) }
        ? Address.SortedBy(field, Sorted == field && !Ordered.IsDescending)
        : null;

    private Order OrderOf(Field field) => Sorted != field ? Order.None : Ordered.IsDescending ? Order.Descending : Order.Ascending;

    private ListRequest Ordered => Request.In(Definition, Rights);

    /// <summary>The column whose order the rows follow; none while the likeliest come first.</summary>
    private Field? Sorted => Ordered.Sort ?? (string.IsNullOrWhiteSpace(Request.Search) ? Definition.Title : null);

    /// <summary>The operand of a filter as people read it.</summary>
    public string Shown(Filter filter)
    {
        if (filter.Comparison is Comparison.IsEmpty or Comparison.IsNotEmpty)
            return "";
        if (filter.Field.Type is LinkType)
            return Guid.TryParse(filter.Operand, out var id) && Links.TryGetValue(id, out var link) ? link.Title : filter.Operand;

        var choice = (filter.Field.Type as ChoiceType) ?? (filter.Field.Type as ComputedType)?.Of as ChoiceType ?? (filter.Field.Type as ChoicesType)?.One;
        return choice is null
            ? filter.Operand
            : string.Join(Words.Say("list.or"), filter.Operand.Split(',').Select(o => choice.Options.FirstOrDefault(x => x.Key == o)?.Label() ?? o));
    }
}
