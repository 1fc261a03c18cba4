using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Import;

/// <summary>
/// Turns titles into links. A member is found by name or e-mail and never made; an organisation is found by name, or made when
/// there is none of that name to be seen; what needs more than a name, such as a stage, must be there.
/// </summary>
internal sealed class LinkFinder(AkrabDb db, Lookup lookup)
{
    private const int MostRemembered = 50_000;

    private readonly Dictionary<(EntityDefinition, string), Guid?> _known = [];
    private readonly Dictionary<Field, EntityDefinition?> _targets = [];
    private Dictionary<string, Guid>? _members;

    /// <summary>Looks up all titles that the rows name and nobody has asked for before.</summary>
    public async Task LookUp(IReadOnlyList<ImportedRow> rows, CancellationToken stop)
    {
        if (_known.Count > MostRemembered)
            _known.Clear();

        var asked = rows.SelectMany(r => r.Links).Where(l => Target(l.Field) is not null)
            .Select(l => (Target: Target(l.Field)!, Key: Fold.Text(l.Title))).Where(l => l.Key.Length > 0 && !_known.ContainsKey(l)).Distinct();
        foreach (var group in asked.GroupBy(a => a.Target, a => a.Key).ToList())
        {
            var keys = group.ToList();
            var found = await group.Key.Accept(new ByTitle(lookup, keys, stop));
            foreach (var key in keys)
                _known[(group.Key, key)] = found.Contains(key) ? found[key].First() : null;
        }

        if (_members is null && rows.Any(r => r.Links.Any(l => Target(l.Field) is null)))
            _members = await Members(stop);
    }

    /// <summary>Sets the links of a row; what must be made for them is added.</summary>
    public bool Set(Working working, ImportedRow row, List<Working> made, Action<EntityDefinition, Entity> prepare)
    {
        var isChanged = false;
        foreach (var (field, title) in row.Links)
        {
            if (Find(field, title, row, made, prepare) is not { } id)
                continue;

            var link = ((LinkType)field.Type).Make(id);
            if (Equals(field.Get(working.After), link) || id == working.After.Key)
                continue;
            field.Set(working.After, link);
            isChanged = true;
        }

        return isChanged;
    }

    /// <summary>Forgets what was made by a unit of work that was not written.</summary>
    public void Forget() => _known.Clear();

    private Guid? Find(Field field, string title, ImportedRow row, List<Working> made, Action<EntityDefinition, Entity> prepare)
    {
        if (Target(field) is not { } target)
        {
            if (_members!.TryGetValue(Fold.Text(title), out var member))
                return member;
            return Unknown(field, title, row);
        }

        var key = (target, Fold.Text(title));
        if (_known.GetValueOrDefault(key) is { } known)
            return known;
        if (ImportTargets.Link.CreatedIn(field, db.Registry) is null)
            return Unknown(field, title, row);

        try
        {
            if (target.Title.Type.Parse(title, ReadingContext.Invariant) is not { } name)
                return null;

            var record = target.New();
            target.Title.Set(record, name);
            prepare(target, record);
            made.Add(new Working(target, null, record) { FirstRow = row.Number });
            _known[key] = record.Key;
            return record.Key;
        }
        catch (UnreadableValue unreadable)
        {
            row.Warnings.Add(Reason.Of(unreadable, field.Label, title));
            return null;
        }
    }

    private static Guid? Unknown(Field field, string title, ImportedRow row)
    {
        row.Warnings.Add(Reason.Of("import.warning.unknown-link", ("column", field.Label), ("value", title)));
        row.LacksLink |= field.IsRequired;
        return null;
    }

    private EntityDefinition? Target(Field field)
    {
        if (!_targets.TryGetValue(field, out var target))
            _targets[field] = target = ImportTargets.Link.FoundIn(field, db.Registry);
        return target;
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

    private sealed class ByTitle(Lookup lookup, IReadOnlyCollection<string> folded, CancellationToken stop) : IEntityVisitor<Task<ILookup<string, Guid>>>
    {
        public Task<ILookup<string, Guid>> Visit<T>(Definition<T> definition) where T : Entity => lookup.ByText(definition, definition.Title, folded, stop);
    }
}
