using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Lists;

/// <summary>A linked record as it is shown: its title, and where it is found; no title when it is deleted or not one's own to see.</summary>
public sealed record LinkedTitle(Guid Id, string? Title, string? Plural);

/// <summary>Looks up the titles of linked records: one query per linked entity and page, under the same filters as everything.</summary>
public sealed class Titles(AkrabDb db)
{
    private static readonly ConcurrentDictionary<(Registry, Type), LambdaExpression> Selectors = new();

    /// <summary>The titles of all links in these fields of these records.</summary>
    public async Task<IReadOnlyDictionary<Guid, LinkedTitle>> Of(IReadOnlyCollection<Entity> records, IEnumerable<Field> fields, CancellationToken stop)
    {
        Dictionary<Guid, LinkedTitle> titles = [];
        foreach (var group in fields.Where(f => f.Type is LinkType).GroupBy(f => f.Type.ClrType))
        {
            var ids = records.SelectMany(r => group.Select(f => f.Get(r))).OfType<IEntityId>().Select(i => i.Value).Distinct().ToList();
            if (ids.Count > 0)
                await Add(titles, group.Key, ids, stop);
        }

        return titles;
    }

    /// <summary>The titles of these ids of one id type.</summary>
    public async Task<IReadOnlyDictionary<Guid, LinkedTitle>> Of(Type idType, IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        Dictionary<Guid, LinkedTitle> titles = [];
        if (ids.Count > 0)
            await Add(titles, idType, ids, stop);
        return titles;
    }

    private async Task Add(Dictionary<Guid, LinkedTitle> titles, Type idType, IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        var method = typeof(Titles).GetMethod(nameof(Read), BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(db.Registry.RootOfId(idType), idType);
        foreach (var found in await (Task<IReadOnlyList<LinkedTitle>>)method.Invoke(this, [ids, stop])!)
            titles[found.Id] = found;

        foreach (var id in ids)
            titles.TryAdd(id, new LinkedTitle(id, null, null));
    }

    private async Task<IReadOnlyList<LinkedTitle>> Read<TRoot, TId>(IReadOnlyList<Guid> ids, CancellationToken stop)
        where TRoot : Entity<TId> where TId : struct, IEntityId<TId>
    {
        var typed = ids.Select(id => TId.Of(id)).ToList();
        var selector = (Expression<Func<TRoot, Found<TId>>>)Selectors.GetOrAdd((db.Registry, typeof(TRoot)), static key => Selector<TRoot, TId>(key.Item1));
        var found = await db.Set<TRoot>().Where(e => typed.Contains(e.Id)).Select(selector).ToListAsync(stop);
        return [.. found.Select(f => new LinkedTitle(f.Id.Value, f.Title, db.Registry.Find(f.Kind)!.Plural))];
    }

    /// <summary>Id, title and kind of a record, whichever of the classes of its table it is.</summary>
    private static Expression<Func<TRoot, Found<TId>>> Selector<TRoot, TId>(Registry registry)
        where TRoot : Entity<TId> where TId : struct, IEntityId<TId>
    {
        var record = Expression.Parameter(typeof(TRoot), "record");
        Expression? title = null, kind = null;
        foreach (var definition in registry.Entities.Where(d => Registry.RootOf(d.ClrType) == typeof(TRoot)))
        {
            var own = definition.ClrType == typeof(TRoot) ? (Expression)record : Expression.Convert(record, definition.ClrType);
            var (itsTitle, itsKind) = (Replace.In(definition.Title.Member, own), (Expression)Expression.Constant(definition.Name));
            title = title is null ? itsTitle : Expression.Condition(Expression.TypeIs(record, definition.ClrType), itsTitle, title);
            kind = kind is null ? itsKind : Expression.Condition(Expression.TypeIs(record, definition.ClrType), itsKind, kind);
        }

        var found = typeof(Found<TId>);
        return Expression.Lambda<Func<TRoot, Found<TId>>>(Expression.MemberInit(Expression.New(found),
            Expression.Bind(found.GetProperty(nameof(Found<TId>.Id))!, Expression.Property(record, nameof(Entity<TId>.Id))),
            Expression.Bind(found.GetProperty(nameof(Found<TId>.Title))!, title!),
            Expression.Bind(found.GetProperty(nameof(Found<TId>.Kind))!, kind!)), record);
    }

    private sealed class Found<TId>
    {
        public TId Id { get; init; } = default!;

        public string? Title { get; init; }

        public string Kind { get; init; } = "";
    }
}
