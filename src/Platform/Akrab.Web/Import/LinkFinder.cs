using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Import;

/// <summary>
/// Turns titles and numbers into links. A member is found by name or e-mail and never made; an organisation is found by name, or made
/// when there is none of that name to be seen; what needs more than a name, such as a stage, must be there. Where the file gives a
/// number of its own, that is what it is found by, and kept under.
/// </summary>
internal sealed class LinkFinder(AkrabDb db, Lookup lookup)
{
    private const int MostRemembered = 50_000;

    private readonly Dictionary<(MemberField, string), Guid?> _known = [];
    private readonly Dictionary<Field, Places> _places = [];
    private Dictionary<string, Guid>? _members;

    /// <summary>Where what a field links to is looked for, and where it is made.</summary>
    private sealed record Places(EntityDefinition? ByTitle, EntityDefinition? Created, IReadOnlyList<(EntityDefinition Entity, MemberField Field)> ByNumber);

    /// <summary>Looks up everything that the rows name and nobody has asked for before.</summary>
    public async Task LookUp(IReadOnlyList<ImportedRow> rows, CancellationToken stop)
    {
        if (_known.Count > MostRemembered)
            _known.Clear();

        var asked = rows.SelectMany(r => r.AllLinks).SelectMany(Asked).Where(a => a.Folded.Length > 0 && !_known.ContainsKey((a.By, a.Folded))).Distinct();
        foreach (var group in asked.GroupBy(a => (a.Of, a.By), a => a.Folded).ToList())
        {
            var keys = group.ToList();
            var found = await group.Key.Of.Accept(new ByText(lookup, group.Key.By, keys, stop));
            foreach (var key in keys)
                _known[(group.Key.By, key)] = found.Contains(key) ? found[key].First() : null;
        }

        if (_members is null && rows.Any(r => r.Links.Any(l => PlacesOf(l) is { ByTitle: null, ByNumber: [] })))
            _members = await Members(stop);
    }

    /// <summary>Sets the links of a row; what must be made for them is added.</summary>
    /// <param name="isFurther">A row that only adds to a record: what an earlier one said stands.</param>
    public bool Set(Working working, ImportedRow row, List<Working> made, Action<EntityDefinition, Entity> prepare, bool isFurther = false)
    {
        var isChanged = false;
        foreach (var link in row.Links)
        {
            var field = link.Field;
            if (isFurther && field.Get(working.After) is not null || Find(link, row, made, prepare) is not { } id)
                continue;

            var value = link.Type.Make(id);
            if (Equals(field.Get(working.After), value) || id == working.After.Key)
                continue;
            field.Set(working.After, value);
            isChanged = true;
        }

        return isChanged;
    }

    /// <summary>What a link leads to, made where that may be; null where it is unknown, which the row is told.</summary>
    public Guid? Find(NamedLink link, ImportedRow row, List<Working> made, Action<EntityDefinition, Entity> prepare)
    {
        var places = PlacesOf(link);
        if (places is { ByTitle: null, ByNumber: [] })
            return link.Title is { } name && _members!.TryGetValue(Fold.Text(name), out var member) ? member : Unknown(link, row);

        foreach (var (_, by, folded) in Asked(link))
            if (_known.GetValueOrDefault((by, folded)) is { } known)
                return known;
        return places.Created is { } target ? Make(link, target, places, row, made, prepare) : Unknown(link, row);
    }

    /// <summary>Forgets what was made by a unit of work that was not written.</summary>
    public void Forget() => _known.Clear();

    private Guid? Make(NamedLink link, EntityDefinition target, Places places, ImportedRow row, List<Working> made, Action<EntityDefinition, Entity> prepare)
    {
        var number = link.IsEither ? null : link.Key;
        var title = link.NewTitle ?? link.Title ?? Words.Say("import.named-by-key", ("field", link.Field.Label), ("key", link.Key));
        try
        {
            if (target.Title.Type.Parse(title, ReadingContext.Invariant) is not { } name)
                return null;

            var record = target.New();
            target.Title.Set(record, name);
            _known[(target.Title, Fold.Text(title))] = record.Key;
            if (number is not null && places.ByNumber.FirstOrDefault(p => p.Entity == target) is { Field: { } by })
            {
                by.Set(record, by.Type.Parse(number, ReadingContext.Invariant));
                _known[(by, Fold.Text(number))] = record.Key;
            }

            prepare(target, record);
            made.Add(new Working(target, null, record) { FirstRow = row.Number });
            return record.Key;
        }
        catch (UnreadableValue unreadable)
        {
            row.Warnings.Add(Reason.Of(unreadable, link.Field.Label, title));
            return null;
        }
    }

    private static Guid? Unknown(NamedLink link, ImportedRow row)
    {
        row.Warnings.Add(Reason.Of("import.warning.unknown-link", ("column", link.Field.Label), ("value", link.Title ?? link.Key)));
        row.LacksLink |= link.Field.IsRequired;
        return null;
    }

    /// <summary>By what it may be found, the surest first.</summary>
    private IEnumerable<(EntityDefinition Of, MemberField By, string Folded)> Asked(NamedLink link)
    {
        var places = PlacesOf(link);
        if (link.Key is { } key)
            foreach (var (entity, field) in places.ByNumber)
                yield return (entity, field, Fold.Text(key));
        if (link.Title is { } title && (link.Key is null || link.IsEither) && places.ByTitle is { } named)
            yield return (named, named.Title, Fold.Text(title));
    }

    private Places PlacesOf(NamedLink link)
    {
        if (!_places.TryGetValue(link.Field, out var places))
            _places[link.Field] = places = new Places(ImportTargets.Link.FoundIn(link.Type, link.Field.Name, db.Registry), ImportTargets.Link.CreatedIn(link.Type, link.Field.Name, db.Registry),
                [.. ImportTargets.Link.Numbered(link.Type, link.Field.Name, db.Registry)]);
        return places;
    }

    private async Task<Dictionary<string, Guid>> Members(CancellationToken stop)
    {
        var members = await db.Set<Member>().AsNoTracking().Where(m => m.IsActive).OrderBy(m => m.Id).Select(m => new { m.Id, m.Name, m.Email }).ToListAsync(stop);
        Dictionary<string, Guid> found = [];
        foreach (var member in members)
        {
            found.TryAdd(Fold.Text(member.Name), member.Id.Value);
            if (member.Email is { } email)
                found.TryAdd(Fold.Text(email), member.Id.Value);
        }

        return found;
    }

    private sealed class ByText(Lookup lookup, MemberField field, IReadOnlyCollection<string> folded, CancellationToken stop) : IEntityVisitor<Task<ILookup<string, Guid>>>
    {
        public Task<ILookup<string, Guid>> Visit<T>(Definition<T> definition) where T : Entity => lookup.ByText(definition, field, folded, stop);
    }
}
