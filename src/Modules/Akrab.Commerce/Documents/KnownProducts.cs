using Akrab.Commerce.Products;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Commerce.Documents;

/// <summary>Lines lead to products that are there, as far as whoever writes them may see.</summary>
internal sealed class KnownProducts(AkrabDb db) : IFurtherRule
{
    public bool IsFor(EntityDefinition definition) => typeof(IDocument).IsAssignableFrom(definition.ClrType);

    public async Task Check(IReadOnlyList<(Entity? Before, Entity After)> records, Action<Entity, FieldProblem> against, CancellationToken stop)
    {
        var changed = records.Where(r => r.Before is not IDocument before || before.Lines != ((IDocument)r.After).Lines).Select(r => (IDocument)r.After).ToList();
        var named = changed.SelectMany(d => d.Lines.Items).Select(l => l.Product).OfType<Guid>().Select(ProductId.Of).Distinct().ToList();
        if (named.Count == 0)
            return;

        var known = (await db.Set<Product>().Where(p => named.Contains(p.Id)).Select(p => p.Id).ToListAsync(stop)).Select(id => id.Value).ToHashSet();
        foreach (var document in changed)
            if (document.Lines.Items.FirstOrDefault(l => l.Product is { } product && !known.Contains(product)) is { } unknown)
                against((Entity)document, new FieldProblem("lines", "document.unknown-product", [("name", unknown.Text ?? "?")]));
    }
}
