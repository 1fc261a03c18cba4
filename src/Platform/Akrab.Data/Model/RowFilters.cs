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
        if (members is [{ Shared: { } shared }])
        {
            SharedRows<TRoot, TId>(shared, tableOf(db.Registry.Get(shared.Entity)));
            var entity = db.Registry.Rank(members[0]);
            Expression<Func<AkrabDb>> context = () => db;
            Expression<Func<MemberId?>> me = () => db.Me;
            Expression<Func<bool>> reads = () => db.Reads(entity);
            var named = Shares.Includes<TRoot, TId>(context.Body, me.Body, Expression.Property(filter.Parameters[0], nameof(Entity<>.Id)));
            filter = Expression.Lambda(Expression.OrElse(filter.Body, Expression.AndAlso(reads.Body, named)), filter.Parameters);
        }

        model.Entity<TRoot>().HasQueryFilter(Name, (Expression<Func<TRoot, bool>>)filter);
    }

    /// <summary>The rows of one entity that belong to who is looking; of one of several in a table, those of its kind.</summary>
    private Expression<Func<TRoot, bool>> Belonging<TRoot>(int entity, string? kind) where TRoot : Entity, IOwned => kind is null
        ? e => db.SeesAll(entity) || e.Owner == db.Whose(entity) || TeamSet.Place(db.TeamsOf(entity), e.Team) > 0
        : e => EF.Property<string>(e, "Kind") == kind && (db.SeesAll(entity) || e.Owner == db.Whose(entity) || TeamSet.Place(db.TeamsOf(entity), e.Team) > 0);

    private void SharedRows<TRoot, TId>(SharedDefinition shared, string table) where TRoot : Entity where TId : struct
    {
        var (member, record) = (Kernel.Naming.Snake(shared.Member), Kernel.Naming.Snake(shared.Of));
        var rows = model.Entity<SharedRow<TRoot, TId>>().HasNoKey();
        rows.ToSqlQuery($"SELECT tenant_id, {record} AS record, {member} AS member FROM {table} WHERE {member} IS NOT NULL AND deleted_at IS NULL");
        rows.HasQueryFilter("tenant", r => r.TenantId == db.CurrentTenant);
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
