using Akrab.Contracts;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Sales.Demo;
using Akrab.Sales.Opportunities;
using Akrab.Sales.Pipelines;
using Akrab.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Sales;

/// <summary>What we hope to sell, and how far we are with it.</summary>
public sealed class SalesModule : IWebModule
{
    public string Name => "Sales";

    public void Declare(Registry.Builder it)
    {
        it.Entity<Pipeline>().Entity<Stage>().Entity<Opportunity>();
        it.Event<OpportunityWon>().Event<OpportunityLost>().Event<OpportunityReopened>();
    }

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<INewcomer, FirstPipeline>().AddScoped<IDemo, DemoSales>();
        services.AddScoped<WinOpportunity>().AddScoped<LoseOpportunity>().AddScoped<ReopenOpportunity>();
    }

    /// <summary>All its pages follow from the definitions.</summary>
    public void MapPages(IEndpointRouteBuilder pages)
    {
    }
}
