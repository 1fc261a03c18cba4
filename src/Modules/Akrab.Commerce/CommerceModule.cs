using Akrab.Commerce.Demo;
using Akrab.Commerce.Documents;
using Akrab.Commerce.HandOver;
using Akrab.Commerce.Invoices;
using Akrab.Commerce.Orders;
using Akrab.Commerce.Paper;
using Akrab.Commerce.Payments;
using Akrab.Commerce.Prices;
using Akrab.Commerce.Products;
using Akrab.Commerce.Quotes;
using Akrab.Commerce.Receivables;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Web;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Commerce;

/// <summary>What we sell, for how much, and what became of it on paper.</summary>
public sealed class CommerceModule : IWebModule
{
    public string Name => "Commerce";

    public void Declare(Registry.Builder it)
    {
        it.Entity<Category>().Entity<Product>().Entity<BundlePart>().Entity<StockLevel>().Entity<PriceList>().Entity<Price>();
        it.Entity<NumberSeries>().Entity<Quote>().Entity<Order>().Entity<Invoice>().Entity<Payment>().Entity<Allocation>().Entity<Letterhead>();
    }

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<IDemo, DemoProducts>().AddScoped<IDemo, DemoDocuments>();
        services.AddScoped<VaryProduct>().AddScoped<IFurtherRule, OnlyBundles>();
        services.AddScoped<INewcomer, ReadySeries>().AddScoped<Numbers>().AddScoped<IFollow, FollowHistory>().AddScoped<IFollow, FollowLines>().AddScoped<IFurtherRule, OneSeries>();
        services.AddScoped<SendQuote>().AddScoped<AcceptQuote>().AddScoped<ReviseQuote>().AddScoped<OrderFromQuote>().AddScoped<ConfirmOrder>().AddScoped<BillOrder>();
        services.AddScoped<IssueInvoice>().AddScoped<PayInvoice>().AddScoped<CreditInvoice>().AddScoped<ApplyNote>().AddScoped<RefundNote>();
        services.AddScoped<DepositOnOrder>().AddScoped<ApplyPayment>().AddScoped<RefundPayment>().AddScoped<ReversePayment>();
        services.AddScoped<ReceivablesReader>();
        services.AddSingleton(new MenuEntry(ReceivablesPages.Area, "receivable.title", ReceivablesPages.Home, Ui.Icons.Use("coins"), 54, acting => acting.Rights.Of("invoice").Read != Kernel.Permissions.Reach.None));
        services.AddSingleton<PaperDesk>().AddScoped<IRecordPanel, PaperPanel>();
    }

    public void MapPages(IEndpointRouteBuilder pages)
    {
        PaperPages.Map(pages);
        ReceivablesPages.Map(pages);
        HandOverPages.Map(pages);
    }
}
