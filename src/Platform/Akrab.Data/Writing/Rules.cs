using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Akrab.Kernel.Values;

namespace Akrab.Data.Writing;

/// <summary>The rules every record obeys before it is written, whether it came by form, API or file.</summary>
public sealed class Rules(AkrabDb db, Titles titles, Overlays overlays, IEnumerable<IFurtherRule> furtherRules, IEnumerable<IFollow> followers)
{
    /// <summary>What stands against these records, each with its problems: missing values, broken rules, links to nothing one may see.</summary>
    /// <param name="coming">Ids that need not be looked up: seen already, or written in the same unit of work.</param>
    public async Task<IReadOnlyList<(Entity Record, IReadOnlyList<FieldProblem> Problems)>> Check(
        EntityDefinition definition, IReadOnlyList<(Entity? Before, Entity After)> records, CancellationToken stop, IReadOnlySet<Guid>? coming = null)
    {
        foreach (var follower in followers.Where(f => f.IsFor(definition)))
            await follower.Follow(records, stop);

        var overlay = await overlays.Of(db, stop);
        var fields = overlay.FieldsOf(definition).ToList();
        var links = fields.Where(f => f.Type is LinkType && f.IsWritable).ToList();
        var changed = records.Where(r => links.Any(f => IsNewLink(f, r, coming))).Select(r => r.After).ToList();
        var known = changed.Count == 0 ? null : await titles.Of(changed, links, stop);

        var unknown = await UnknownInLines(fields, records, coming, stop);

        Dictionary<Entity, List<FieldProblem>> further = [];
        foreach (var rule in furtherRules.Where(r => r.IsFor(definition)))
            await rule.Check(records, (record, problem) => (further.TryGetValue(record, out var its) ? its : further[record] = []).Add(problem), stop);

        List<(Entity, IReadOnlyList<FieldProblem>)> found = [];
        foreach (var record in records)
            if (Against(definition, overlay, fields, links, record, known, unknown, coming) is var problems && problems.Count + further.Count > 0 && problems.Concat(further.GetValueOrDefault(record.After, [])).ToList() is { Count: > 0 } all)
                found.Add((record.After, all));
        return found;
    }

    /// <summary>Throws when something stands against the record.</summary>
    /// <exception cref="InvalidInput">With every problem.</exception>
    public async Task Demand(EntityDefinition definition, Entity? before, Entity after, IReadOnlyList<FieldProblem> already, CancellationToken stop)
    {
        var found = await Check(definition, [(before, after)], stop);
        var problems = already.Concat(found.SelectMany(f => f.Problems)).DistinctBy(p => p.Field).ToList();
        if (problems.Count > 0)
            throw new InvalidInput(problems);
    }

    private List<FieldProblem> Against(EntityDefinition definition, Overlay overlay, List<Field> fields, List<Field> links,
        (Entity? Before, Entity After) record, IReadOnlyDictionary<Guid, LinkedTitle>? known, IReadOnlySet<Guid> unknown, IReadOnlySet<Guid>? coming)
    {
        List<FieldProblem> problems = [];
        foreach (var field in fields)
            if (field is { IsRequired: true, IsWithheld: false } && IsBlank(field.Get(record.After)))
                problems.Add(new FieldProblem(field.Name, "error.required"));

        foreach (var field in fields.Where(f => f.Type is RightsType))
            if (field.Get(record.After) is Rights rights && !rights.Equals(record.Before is null ? null : field.Get(record.Before)) && db.Registry.UnknownIn(rights, overlay.Fields) is { } unheard)
                problems.Add(new FieldProblem(field.Name, "error.unknown-right", ("name", unheard)));

        foreach (var field in fields.Where(f => f.Type is SecretType))
            if (field.Get(record.After) is Secret { IsMask: true } mask && !(record.Before is { } was && mask.Equals(field.Get(was) as Secret)))
                problems.Add(new FieldProblem(field.Name, "error.only-a-mask"));

        foreach (var field in fields)
            if (field.IsFixed && record.Before is { } before && !Equals(field.Get(before), field.Get(record.After)))
                problems.Add(new FieldProblem(field.Name, "error.fixed"));

        if (record.Before is { } stood && definition.IsClosed(stood))
            foreach (var field in fields)
                if (field.IsWritable && !definition.StayOpen.Contains(field.Name) && !Equals(field.Get(stood), field.Get(record.After)))
                    problems.Add(new FieldProblem(field.Name, definition.ClosedRule!));

        foreach (var field in links)
            if (IsNewLink(field, record, coming) && known!.GetValueOrDefault(((IEntityId)field.Get(record.After)!).Value)?.Title is null)
                problems.Add(new FieldProblem(field.Name, "error.not-found"));

        foreach (var field in unknown.Count == 0 ? [] : fields.Where(f => f.Type is LinesType))
            if (((Lines)field.Get(record.After)!).Items.FirstOrDefault(l => l.Product is { } product && unknown.Contains(product)) is { } line)
                problems.Add(new FieldProblem(field.Name, "error.unknown-product", ("name", line.Text ?? "?")));

        problems.AddRange(definition.Problems(record.After));
        return problems;
    }

    /// <summary>What new lines lead to, and is not there to be seen.</summary>
    private async Task<IReadOnlySet<Guid>> UnknownInLines(List<Field> fields, IReadOnlyList<(Entity? Before, Entity After)> records, IReadOnlySet<Guid>? coming, CancellationToken stop)
    {
        HashSet<Guid> unknown = [];
        foreach (var field in fields.Where(f => f.Type is LinesType))
        {
            var changed = records.Where(r => r.Before is null || !Equals(field.Get(r.Before), field.Get(r.After))).Select(r => (Lines)field.Get(r.After)!);
            var named = changed.SelectMany(l => l.Items).Select(l => l.Product).OfType<Guid>().Where(p => coming?.Contains(p) != true).ToHashSet();
            if (named.Count > 0 && await titles.Of(((LinesType)field.Type).Product.ClrType, named, stop) is var known)
                unknown.UnionWith(named.Where(p => known.GetValueOrDefault(p)?.Title is null));
        }

        return unknown;
    }

    private static bool IsNewLink(Field field, (Entity? Before, Entity After) record, IReadOnlySet<Guid>? coming) =>
        field.Get(record.After) is { } now && (record.Before is null || !Equals(field.Get(record.Before), now)) && coming?.Contains(((IEntityId)now).Value) != true;

    private static bool IsBlank(object? value) => value is null || value is string { Length: 0 } || value is IEntityId id && id.Value == Guid.Empty;
}
