using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query.Internal;

namespace Akrab.Data.Model;

#pragma warning disable EF1001 // EF has no public place at which all questions pass before they are known to be the same as others.

/// <summary>
/// Asks the database as if what is hidden from whoever acts were blank: no condition, order, sum or choice of columns can tell anything of it.
/// What is read to be changed is asked as it is, see <see cref="Conceals"/>.
/// </summary>
internal sealed class ConcealedQueries(IQueryCompiler compiler, ICurrentDbContext current) : EntityQueryProvider(compiler)
{
    public override object Execute(Expression expression) => base.Execute(Seen(expression));

    public override TResult Execute<TResult>(Expression expression) => base.Execute<TResult>(Seen(expression));

    public override TResult ExecuteAsync<TResult>(Expression expression, CancellationToken cancellationToken = default) => base.ExecuteAsync<TResult>(Seen(expression), cancellationToken);

    private Expression Seen(Expression expression) => current.Context is AkrabDb { Hidden: { } hidden } db && !IsToBeChanged(expression) ? new Blanks(db, hidden).Visit(expression) : expression;

    private static bool IsToBeChanged(Expression expression)
    {
        var type = expression.Type.IsGenericType && expression.Type.GetGenericTypeDefinition() is var generic && (generic == typeof(IQueryable<>) || generic == typeof(IOrderedQueryable<>))
            ? expression.Type.GetGenericArguments()[0] : expression.Type;
        return typeof(Entity).IsAssignableFrom(type) && !Untracked.In(expression);
    }

    /// <summary>Puts a blank in the place of every hidden member.</summary>
    private sealed class Blanks(AkrabDb db, IReadOnlyDictionary<string, Concealed> hidden) : ExpressionVisitor
    {
        private static readonly ConditionalWeakTable<object, ConcurrentDictionary<(Type Type, string Member), bool>> Known = [];

        private readonly HashSet<Expression> _made = new(ReferenceEqualityComparer.Instance);

        protected override Expression VisitMember(MemberExpression node)
        {
            var of = Visit(node.Expression);
            return of is not null && _made.Contains(of) || of is not null && IsHidden(of.Type, node.Member.Name) ? Blank(node.Type) : node.Update(of);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            var of = Visit(node.Object);
            return of is not null && _made.Contains(of) ? Blank(node.Type) : node.Update(of, Visit(node.Arguments));
        }

        private bool IsHidden(Type type, string member) => Known.GetOrCreateValue(hidden).GetOrAdd((type, member), asked => typeof(Entity).IsAssignableFrom(asked.Type) && db.Registry.Entities
            .Any(e => (asked.Type.IsAssignableFrom(e.ClrType) || e.ClrType.IsAssignableFrom(asked.Type)) && hidden.GetValueOrDefault(e.Name)?.Members.Any(f => f.MemberName == asked.Member) == true));

        private ConstantExpression Blank(Type type)
        {
            var blank = Expression.Constant(type.IsValueType ? Activator.CreateInstance(type) : null, type);
            _made.Add(blank);
            return blank;
        }
    }

    private sealed class Untracked : ExpressionVisitor
    {
        private bool _found;

        public static bool In(Expression expression)
        {
            var sought = new Untracked();
            sought.Visit(expression);
            return sought._found;
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            _found |= node.Method.Name == nameof(EntityFrameworkQueryableExtensions.AsNoTracking);
            return base.VisitMethodCall(node);
        }
    }
}
