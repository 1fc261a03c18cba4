using System.Linq.Expressions;
using System.Reflection;
using Akrab.Data.Lists;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Model;

/// <summary>
/// Puts the filter <c>rows</c> on each table: only what its owner's, their team's or everybody's rights let somebody see ever leaves the database,
/// whoever asks for it and by whatever way.
/// </summary>
internal sealed class RowFilters(AkrabDb db, ModelBuilder model)
{
    private const string Name = "rows";

    /// <summary>The rows, without asking of each what is known of all that are asked for: that whoever acts sees them.</summary>
    public static Expression Of<T>(Expression rows, bool areSeen) where T : Entity => areSeen
        ? Expression.Call(typeof(EntityFrameworkQueryableExtensions), nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters), [typeof(T)], rows, Expression.Constant((IReadOnlyCollection<string>)[Name]))
        : rows;

    /// <summary>What belongs to somebody is seen by them; a note by those who see whom it is about; what belongs to nobody by all who may read it; colleagues, teams and roles by all.</summary>
    public void Put<TRoot, TId>(EntityDefinition[] members, Func<EntityDefinition, string> tableOf) where TRoot : Entity<TId> where TId : struct, IEntityId<TId>
    {
        if (typeof(IOwned).IsAssignableFrom(typeof(TRoot)))
            Owned<TRoot, TId>(members, tableOf);
        else if (members is [{ Followed: { } followed }])
            Invoke(nameof(Following), [typeof(TRoot), db.Registry.RootOfId(followed.Type.ClrType)], members[0]);
        else if (members is [{ Area: not Area.Settings }])
            Readable<TRoot>(db.Registry.Rank(members[0]));
    }

    /// <summary>A record is seen by its owner, by their team, and by those whom it names, as far as they may read such records at all.</summary>
    private void Owned<TRoot, TId>(EntityDefinition[] members, Func<EntityDefinition, string> tableOf) where TRoot : Entity<TId> where TId : struct, IEntityId<TId>
    {
        var filters = members.Select(member => (LambdaExpression)Invoke(nameof(Belonging), [typeof(TRoot)], db.Registry.Rank(member), members.Length > 1 ? member.Name : null)!).ToList();
        var filter = filters.Skip(1).Aggregate(filters[0], (all, one) => Expression.Lambda(Expression.OrElse(all.Body, Replace.In(one, all.Parameters[0])), all.Parameters));
        SharedRows<TRoot, TId>(members, tableOf);
        Expression<Func<AkrabDb>> context = () => db;
        var shared = Shares.Includes(typeof(TRoot), context.Body, Expression.Property(filter.Parameters[0], nameof(Entity<>.Id)));
        var kinds = members.Select(member => (LambdaExpression)Invoke(nameof(Read), [typeof(TRoot)], db.Registry.Rank(member), members.Length > 1 ? member.Name : null)!)
            .Select(kind => Replace.In(kind, filter.Parameters[0])).Aggregate(Expression.OrElse);
        filter = Expression.Lambda(Expression.OrElse(filter.Body, Expression.AndAlso(kinds, shared)), filter.Parameters);
        model.Entity<TRoot>().HasQueryFilter(Name, (Expression<Func<TRoot, bool>>)filter);
    }

    /// <summary>The rows of one entity that belong to who is looking; of one of several in a table, those of its kind.</summary>
    private Expression<Func<TRoot, bool>> Belonging<TRoot>(int entity, string? kind) where TRoot : Entity, IOwned => kind is null
        ? e => db.SeesAll(entity) || e.Owner == db.Whose(entity) || TeamSet.Place(db.TeamsOf(entity), e.Team) > 0
        : e => EF.Property<string>(e, "Kind") == kind && (db.SeesAll(entity) || e.Owner == db.Whose(entity) || TeamSet.Place(db.TeamsOf(entity), e.Team) > 0);

    /// <summary>The rows of one entity as far as such may be read at all.</summary>
    private Expression<Func<TRoot, bool>> Read<TRoot>(int entity, string? kind) where TRoot : Entity => kind is null
        ? e => db.Reads(entity)
        : e => db.Reads(entity) && EF.Property<string>(e, "Kind") == kind;

    private void SharedRows<TRoot, TId>(EntityDefinition[] members, Func<EntityDefinition, string> tableOf) where TRoot : Entity where TId : struct
    {
        List<string> sources = [$"SELECT tenant_id, record, member, team, may_change, until FROM shares WHERE ended_at IS NULL AND entity IN ({string.Join(", ", members.Select(m => $"'{m.Name}'"))})"];
        foreach (var shared in members.Select(m => m.Shared).OfType<SharedDefinition>())
        {
            var (member, record) = (Kernel.Naming.Snake(shared.Member), Kernel.Naming.Snake(shared.Of));
            var (noTeam, yes, noDay) = db.IsPostgres ? ("NULL::uuid", "TRUE", "NULL::date") : ("NULL", "1", "NULL");
            sources.Add($"SELECT tenant_id, {record} AS record, {member} AS member, {noTeam} AS team, {yes} AS may_change, {noDay} AS until FROM {tableOf(db.Registry.Get(shared.Entity))} WHERE {member} IS NOT NULL AND deleted_at IS NULL");
        }

        var rows = model.Entity<SharedRow<TRoot, TId>>().HasNoKey();
        rows.ToSqlQuery(string.Join(" UNION ALL ", sources));
        rows.HasQueryFilter("tenant", r => r.TenantId == db.CurrentTenant && (r.Until == null || r.Until >= db.Today));
        rows.HasQueryFilter(Shares.Mine, r => r.Member == db.Me || TeamSet.Place(db.MyTeams, r.Team) > 0);
    }

    private void Following<TRoot, TTarget>(EntityDefinition definition) where TRoot : Entity where TTarget : Entity
    {
        var (entity, followed) = (db.Registry.Rank(definition), definition.Followed!);
        Expression<Func<bool>> reads = () => db.Reads(entity);
        Expression<Func<bool>> all = () => db.SeesAll(entity);
        Expression<Func<IQueryable<TTarget>>> targets = () => db.Set<TTarget>();
        var (row, target) = (Expression.Parameter(typeof(TRoot), "e"), Expression.Parameter(typeof(TTarget), "t"));
        var link = Replace.In(followed.Member, row);
        var same = Expression.Lambda<Func<TTarget, bool>>(Expression.Equal(Expression.Convert(Expression.Property(target, "Id"), link.Type), link), target);
        var seen = Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(TTarget)], targets.Body, Expression.Quote(same));
        model.Entity<TRoot>().HasQueryFilter(Name, Expression.Lambda<Func<TRoot, bool>>(Expression.AndAlso(reads.Body, Expression.OrElse(all.Body, seen)), row));
    }

    private void Readable<TRoot>(int entity) where TRoot : Entity => model.Entity<TRoot>().HasQueryFilter(Name, e => db.Reads(entity));

    private object? Invoke(string method, Type[] types, params object?[] arguments) =>
        typeof(RowFilters).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(types).Invoke(this, arguments);
}
