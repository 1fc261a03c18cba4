using Akrab.Data.Lists;
using Akrab.Data.Model;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

namespace Akrab.Data.Search;

/// <summary>
/// Raw SQL whose values are held apart, so that EF translates a question once. <c>FromSqlRaw</c> makes them constants of the question, each of which
/// is then translated anew, for milliseconds, and kept, for megabytes.
/// </summary>
internal static class HeldApart
{
#pragma warning disable EF1001 // The version of EF is pinned, and every search of the tests comes by here.
    public static IQueryable<T> Rows<T>(AkrabDb db, Sql sql) where T : class
    {
        var provider = db.GetService<IAsyncQueryProvider>();
        return provider.CreateQuery<T>(new FromSqlQueryRootExpression(provider, db.Model.FindEntityType(typeof(T))!, sql.Text, Held.Value(sql.Values, typeof(object[]))));
    }

    public static IQueryable<T> Values<T>(AkrabDb db, Sql sql)
    {
        var provider = db.GetService<IAsyncQueryProvider>();
        return provider.CreateQuery<T>(new SqlQueryRootExpression(provider, typeof(T), sql.Text, Held.Value(sql.Values, typeof(object[]))));
    }
#pragma warning restore EF1001
}
