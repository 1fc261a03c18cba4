using System.Linq.Expressions;
using System.Reflection;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Akrab.Data.Model;

#pragma warning disable EF1001 // EF's public interceptor makes a delegate for every column of every row: a list page took nearly twice as long.

/// <summary>Takes from every record that is read to be looked at what is hidden from whoever acts. What is read to be changed stays whole.</summary>
internal sealed class Conceals(StructuralTypeMaterializerSourceDependencies dependencies) : RelationalStructuralTypeMaterializerSource(dependencies), IStructuralTypeMaterializerSource
{
    private static readonly MethodInfo Concealing = typeof(Conceals).GetMethod(nameof(Conceal), BindingFlags.Static | BindingFlags.NonPublic)!;

    Expression IStructuralTypeMaterializerSource.CreateMaterializeExpression(StructuralTypeMaterializerSourceParameters parameters, Expression materializationContextExpression)
    {
        var made = CreateMaterializeExpression(parameters, materializationContextExpression);
        return typeof(Entity).IsAssignableFrom(parameters.StructuralType.ClrType) && parameters.QueryTrackingBehavior is QueryTrackingBehavior.NoTracking or QueryTrackingBehavior.NoTrackingWithIdentityResolution
            ? Expression.Convert(Expression.Call(Concealing, made, Expression.Property(materializationContextExpression, nameof(MaterializationContext.Context))), made.Type)
            : made;
    }

    private static Entity Conceal(Entity record, DbContext context)
    {
        if (context is AkrabDb db)
            db.Conceal(record);
        return record;
    }
}
