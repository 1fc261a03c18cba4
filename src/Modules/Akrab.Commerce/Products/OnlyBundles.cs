using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Commerce.Products;

/// <summary>Parts belong to bundles, and no bundle is a part of another: what a bundle holds is told in one look.</summary>
public sealed class OnlyBundles(AkrabDb db) : IFurtherRule
{
    public bool IsFor(EntityDefinition definition) => definition.ClrType == typeof(BundlePart);

    public async Task Check(IReadOnlyList<(Entity? Before, Entity After)> records, Action<Entity, FieldProblem> against, CancellationToken stop)
    {
        var parts = records.Select(r => (BundlePart)r.After).ToList();
        var named = parts.SelectMany(p => (ProductId[])[p.Bundle, p.Product]).ToHashSet();
        var bundles = (await db.Set<Product>().Where(p => named.Contains(p.Id) && p.Kind == ProductKind.Bundle).Select(p => p.Id).ToListAsync(stop)).ToHashSet();
        foreach (var part in parts)
        {
            if (!bundles.Contains(part.Bundle))
                against(part, new FieldProblem("bundle", "bundle-part.no-bundle"));
            if (bundles.Contains(part.Product))
                against(part, new FieldProblem("product", "bundle-part.bundle-in-bundle"));
        }
    }
}
