using Akrab.Commerce.Prices;
using Akrab.Commerce.Products;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Commerce.Documents;

/// <summary>Fills in what a line leaves out, from the product and what the customer pays for it that day, and adds the lines up.</summary>
internal sealed class FollowLines(AkrabDb db, IPartyNames parties, TimeProvider time) : IFollow
{
    private const string Rupiah = "IDR";

    public bool IsFor(EntityDefinition definition) => typeof(IDocument).IsAssignableFrom(definition.ClrType);

    public async Task Follow(IReadOnlyList<(Entity? Before, Entity After)> records, CancellationToken stop)
    {
        var open = records.Select(r => r.After).OfType<IDocument>().Where(d => d.IsDraft).ToList();
        foreach (var document in open)
            document.Date ??= time.Today();

        var wanting = open.Where(d => d.Lines.Items.Any(IsWanting)).ToList();
        if (wanting.Count > 0)
            await Fill(wanting, stop);
        var closed = records.Where(r => r.After is IDocument { IsDraft: false } after && (r.Before as IDocument)?.Lines != after.Lines).Select(r => (IDocument)r.After);
        foreach (var document in open.Concat(closed))
            document.Sum();
    }

    private static bool IsWanting(Line line) => line.Product is not null && (line.Price is null || line.Text is null || line.Unit is null);

    private async Task Fill(List<IDocument> documents, CancellationToken stop)
    {
        var ids = documents.SelectMany(d => d.Lines.Items).Where(IsWanting).Select(l => ProductId.Of(l.Product!.Value)).Distinct().ToList();
        var products = (await db.Set<Product>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(stop)).ToDictionary(p => p.Id);
        var book = await PriceBook.Of(db, ids, stop);
        var buyers = await parties.Living([.. documents.Select(d => d.Party).OfType<PartyId>()], stop);
        var currency = await db.Tenants.Where(t => t.Id == db.CurrentTenant).Select(t => t.Currency).FirstOrDefaultAsync(stop) ?? Rupiah;
        foreach (var document in documents)
        {
            var tags = (document.Party is { } buyer ? buyers.GetValueOrDefault(buyer) : null)?.Tags ?? TextSet.None;
            document.Lines = Lines.Of(document.Lines.Items.Select(line => IsWanting(line) && products.TryGetValue(ProductId.Of(line.Product!.Value), out var product) ? line with
            {
                Text = line.Text ?? product.Name,
                Unit = line.Unit ?? product.Unit,
                Price = line.Price ?? book.UnitPrice(product.Id, line.Quantity, tags, document.Date!.Value, currency),
                Tax = line is { Price: null, Tax.IsNone: true } && TaxMark.TryParse(product.Tax, out var mark) ? mark : line.Tax,
            } : line));
        }
    }
}
