using System.Linq.Expressions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Data.Lists;

/// <summary>Conditions on the typed id of an entity whose type is known only at run time.</summary>
internal static class IdOf
{
    /// <summary>The id is one of these.</summary>
    public static Expression<Func<T, bool>> Within<T>(Type idType, IEnumerable<Guid> ids) where T : Entity
    {
        var row = Expression.Parameter(typeof(T), "row");
        return Expression.Lambda<Func<T, bool>>(Contains(Expression.Property(row, "Id"), idType, ids), row);
    }

    /// <summary>The value, an id or a link, is one of these.</summary>
    public static Expression Contains(Expression value, Type idType, IEnumerable<Guid> ids)
    {
        var link = LinkType.To(idType);
        var some = ids.ToArray();
        var typed = Array.CreateInstance(value.Type, some.Length);
        for (var i = 0; i < some.Length; i++)
            typed.SetValue(link.Make(some[i]), i);
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [value.Type], Held.Value(typed, typeof(IEnumerable<>).MakeGenericType(value.Type)), value);
    }
}
