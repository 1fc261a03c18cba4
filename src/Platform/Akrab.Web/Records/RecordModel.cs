using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Ui.Fields;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Records;

/// <summary>Everything a record's page shows.</summary>
public sealed record RecordModel
{
    public required EntityDefinition Definition { get; init; }

    public required Entity Record { get; init; }

    public required FieldSet Fields { get; init; }

    public required IReadOnlyDictionary<Guid, LinkText> Links { get; init; }

    public IReadOnlyList<RelatedList> Related { get; init; } = [];

    public IReadOnlyList<RenderFragment> Centre { get; init; } = [];

    public IReadOnlyList<RenderFragment> Side { get; init; } = [];

    /// <summary>Where the photograph is; null when there is none.</summary>
    public string? Picture { get; init; }

    public bool CanWrite { get; init; }

    /// <summary>Whether what is kept locked may be uncovered.</summary>
    public bool CanUncover { get; init; }

    public bool CanDelete { get; init; }

    public bool CanAdminister { get; init; }

    /// <summary>Whether whoever looks may give them everything that is kept about them.</summary>
    public bool CanHandOut { get; init; }

    /// <summary>Whether whoever looks may erase it for good.</summary>
    public bool CanErase { get; init; }

    /// <summary>Which deeds the member may do.</summary>
    public Func<ActionDefinition, bool> MayDo { get; init; } = _ => false;

    /// <summary>Whether it stands as it is, whoever looks.</summary>
    private bool IsClosed => Definition.IsClosed(Record);

    public bool CanEdit => CanWrite && !IsClosed;

    public bool CanBin => CanDelete && !IsClosed;

    /// <summary>Whether whoever looks may write this field here.</summary>
    public bool MayWrite(Field field) => CanWrite && (!IsClosed || Definition.StayOpen.Contains(field.Name));

    public string Path => $"/{Definition.Plural}/{Record.Key}";

    public string Title => Definition.TitleOf(Record, id => Links.GetValueOrDefault(id)?.Title);

    public IEnumerable<ActionDefinition> Possible => CanWrite ? Definition.Actions.Where(a => a.IsOffered && MayDo(a) && a.IsPossible(Record)) : [];

    /// <summary>The sections with something in them.</summary>
    public IEnumerable<SectionDefinition> Sections
    {
        get
        {
            foreach (var section in Fields.Sections)
                yield return section;
            if (Fields.OfType<CustomField>().ToList<Field>() is { Count: > 0 } custom)
                yield return new SectionDefinition("custom", custom);
        }
    }
}

/// <summary>The first records of another entity that link here.</summary>
/// <param name="Head">The link that tells one from another where their title is but a note; null where the title does.</param>
/// <param name="Linked">What that link is called in each.</param>
public sealed record RelatedList(EntityDefinition Definition, FieldSet Fields, string Title, IReadOnlyList<Entity> Rows, string AllUrl, string? AddUrl, Field? Head, IReadOnlyDictionary<Guid, LinkedTitle> Linked)
{
    public string TitleOf(Entity row) => Head?.Get(row) is IEntityId id ? Linked.GetValueOrDefault(id.Value)?.Title ?? Kernel.Language.Words.Say("record.untitled") : Definition.TitleOf(row);

    /// <summary>The first choices and days of a row, its amount, and its note.</summary>
    public IEnumerable<Field> Details(Entity row) =>
        Fields.Listed.Where(f => f.Type is Kernel.Fields.ChoiceType or Kernel.Fields.DateType).Take(2).Concat(Fields.Listed.Where(f => f.Type is Kernel.Fields.MoneyType).Take(1)).Concat(Head is null ? [] : [Definition.Title]).Where(f => f.Get(row) is not null);
}

/// <summary>Knows the photographs of records with a face.</summary>
public interface IPictures
{
    /// <summary>Where the record's photograph is; null when it has none.</summary>
    Task<string?> Of(Entity record, EntityDefinition definition, CancellationToken stop);
}

/// <summary>A part of a record's page that a module contributes.</summary>
public interface IRecordPanel
{
    /// <summary>Whether it stands in the middle of the page or at its side.</summary>
    bool IsCentral { get; }

    bool IsFor(EntityDefinition definition);

    Task<RenderFragment> Draw(Entity record, EntityDefinition definition, HttpContext context, CancellationToken stop);
}
