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
public sealed class Titles(AkrabDb db, KnownTitles known)
{
    internal delegate Task<List<LinkedTitle>> Reader(AkrabDb db, IReadOnlyCollection<Guid> ids, CancellationToken stop);

    /// <summary>The titles of all links in these fields of these records.</summary>
    public async Task<IReadOnlyDictionary<Guid, LinkedTitle>> Of(IReadOnlyCollection<Entity> records, IEnumerable<Field> fields, CancellationToken stop)
    {
        Dictionary<Guid, LinkedTitle> titles = [];
        foreach (var (idType, ids) in Linked(records, fields))
            await Add(titles, idType, ids, stop);
        return titles;
    }

    /// <summary>The titles of these ids of one id type.</summary>
    public async Task<IReadOnlyDictionary<Guid, LinkedTitle>> Of(Type idType, IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        Dictionary<Guid, LinkedTitle> titles = [];
        await Add(titles, idType, [.. ids], stop);
        return titles;
    }

    private static Dictionary<Type, HashSet<Guid>> Linked(IReadOnlyCollection<Entity> records, IEnumerable<Field> fields)
    {
        Dictionary<Type, HashSet<Guid>> linked = [];
        foreach (var field in fields)
        {
            if (field.Type is not LinkType)
                continue;
            if (!linked.TryGetValue(field.Type.ClrType, out var ids))
                linked[field.Type.ClrType] = ids = [];
            foreach (var record in records)
                if (field.Get(record) is IEntityId id)
                    ids.Add(id.Value);
        }

        return linked;
    }

    private async Task Add(Dictionary<Guid, LinkedTitle> titles, Type idType, HashSet<Guid> ids, CancellationToken stop)
    {
        known.Take(db, idType, ids, titles);
        if (ids.Count == 0)
            return;

        var found = await ReaderOf(idType)(db, ids, stop);
        foreach (var title in found)
            titles[title.Id] = title;
        known.Keep(db, idType, found);
        foreach (var id in ids)
            titles.TryAdd(id, new LinkedTitle(id, null, null));
    }

    private Reader ReaderOf(Type idType) => known.Readers.GetOrAdd(idType, static (type, registry) =>
        (Reader)typeof(Titles).GetMethod(nameof(Make), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(registry.RootOfId(type), type).Invoke(null, [registry])!, db.Registry);

    private static Reader Make<TRoot, TId>(Registry registry) where TRoot : Entity<TId> where TId : struct, IEntityId<TId>
    {
        var plurals = registry.Entities.ToDictionary(e => e.Name, e => e.Plural);
        var kinds = registry.Entities.Where(e => Registry.RootOf(e.ClrType) == typeof(TRoot)).Select(registry.Rank).ToArray();
        var (some, all) = (EF.CompileAsyncQuery(Question<TRoot, TId>(registry, seesAll: false)), EF.CompileAsyncQuery(Question<TRoot, TId>(registry, seesAll: true)));
        return async (db, ids, stop) =>
        {
            List<LinkedTitle> found = new(ids.Count);
            var ask = kinds.All(db.SeesAll) ? all : some;
            await foreach (var one in ask(db, [.. ids.Select(id => TId.Of(id))]).WithCancellation(stop))
                found.Add(new LinkedTitle(one.Id.Value, one.Title, plurals[one.Kind]));
            return found;
        };
    }

    private static Expression<Func<AkrabDb, TId[], IQueryable<Found<TId>>>> Question<TRoot, TId>(Registry registry, bool seesAll) where TRoot : Entity<TId> where TId : struct, IEntityId<TId>
    {
        Expression<Func<IQueryable<TRoot>, TId[], IQueryable<TRoot>>> those = (rows, ids) => rows.AsNoTracking().Where(e => ids.Contains(e.Id));
        Expression<Func<AkrabDb, IQueryable<TRoot>>> rows = db => db.Set<TRoot>();
        var sought = Expression.Lambda<Func<AkrabDb, TId[], IQueryable<TRoot>>>(Replace.In(those, RowFilters.Of<TRoot>(rows.Body, seesAll), those.Parameters[1]), rows.Parameters[0], those.Parameters[1]);
        return Expression.Lambda<Func<AkrabDb, TId[], IQueryable<Found<TId>>>>(
            Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(TRoot), typeof(Found<TId>)], sought.Body, Expression.Quote(Selector<TRoot, TId>(registry))), sought.Parameters);
    }

    /// <summary>Id, title and kind of a record, whichever of the classes of its table it is.</summary>
    private static Expression<Func<TRoot, Found<TId>>> Selector<TRoot, TId>(Registry registry) where TRoot : Entity
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

        var type = typeof(Found<TId>);
        return Expression.Lambda<Func<TRoot, Found<TId>>>(Expression.MemberInit(Expression.New(type),
            Expression.Bind(type.GetProperty(nameof(Found<>.Id))!, Expression.Property(record, "Id")),
            Expression.Bind(type.GetProperty(nameof(Found<>.Title))!, title!),
            Expression.Bind(type.GetProperty(nameof(Found<>.Kind))!, kind!)), record);
    }

    private sealed class Found<TId>
    {
        public TId Id { get; init; } = default!;

        public string? Title { get; init; }

        public string Kind { get; init; } = "";
    }
}
