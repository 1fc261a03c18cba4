using Akrab.Commerce.Demo;
using Akrab.Commerce.Prices;
using Akrab.Commerce.Products;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Commerce;

/// <summary>What we sell, for how much, and what became of it on paper.</summary>
public sealed class CommerceModule : IWebModule
{
    public string Name => "Commerce";

    public void Declare(Registry.Builder it)
    {
        it.Entity<Category>().Entity<Product>().Entity<BundlePart>().Entity<StockLevel>().Entity<PriceList>().Entity<Price>();
    }

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<IDemo, DemoProducts>();
        services.AddScoped<VaryProduct>().AddScoped<IFurtherRule, OnlyBundles>();
    }
}
