using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Values;

namespace Akrab.Commerce.Products;

/// <summary>The same in another size, colour or package.</summary>
public sealed record MakeVariant(string Variant, Money? Price, string? Code);

/// <summary>We sell it no longer.</summary>
public sealed record Retire(DateOnly? On);

/// <summary>We sell it again.</summary>
public sealed record SellAgain;

/// <summary>Makes a variant of a product.</summary>
public sealed class VaryProduct(AkrabDb db) : IDo<Product, MakeVariant>
{
    public Task Do(Product record, MakeVariant input, CancellationToken stop)
    {
        db.Add(record.Vary(input.Variant, input.Price, input.Code));
        return Task.CompletedTask;
    }
}
