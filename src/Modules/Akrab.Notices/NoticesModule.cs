using Akrab.Contracts;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Notices.Pages;
using Akrab.Notices.Push;
using Akrab.Notices.Telling;
using Akrab.Web;
using Akrab.Web.Outside;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Notices;

/// <summary>Tells members what concerns them, in the program, on their devices and by e-mail.</summary>
public sealed class NoticesModule : IWebModule, IMapsRows
{
    public string Name => "Notices";

    public void Declare(Registry.Builder it)
    {
    }

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ServerKey>().AddSingleton<Bearer>().AddHostedService(provider => provider.GetRequiredService<Bearer>());
        services.AddSingleton(provider => new PushCourier(provider.GetRequiredService<ServerKey>(), provider.GetKeyedService<HttpMessageHandler>("push") ?? provider.GetRequiredService<WayOut>().Handler(), provider.GetRequiredService<ILogger<PushCourier>>()));
        services.AddDeparting(new Departing("src/Modules/Akrab.Notices/Push/PushCourier.cs", "departing.push"));
        services.AddScoped<INotices, Teller>().AddScoped<Sentences>().AddScoped<Delivery>().AddScoped<NoticeReader>();
        services.AddJob<ForgetNotices, ForgettingNotices>("forget-notices").AddSchedule("forget-notices", "0 55 2 * * ?", new ForgetNotices());
    }

    public void MapPages(IEndpointRouteBuilder pages)
    {
        NoticePages.Map(pages);
        SettingsPages.Map(pages);
    }

    public void Map(ModelBuilder model)
    {
        model.Entity<NoticeRow>(notice =>
        {
            notice.HasKey(n => new { n.TenantId, n.Id });
            notice.Property(n => n.Kind).HasConversion<string>();
            notice.Property(n => n.Attempts).IsConcurrencyToken();
            notice.HasIndex(n => new { n.TenantId, n.Member, n.At });
            notice.HasIndex(n => new { n.TenantId, n.Member, n.Key }).IsUnique();
            notice.HasIndex(n => new { n.TenantId, n.About });
            notice.HasIndex(n => n.DueAt).HasFilter("due_at IS NOT NULL");
        });
        model.Entity<NoticeChoiceRow>(choice =>
        {
            choice.HasKey(c => new { c.TenantId, c.Member, c.Kind });
            choice.Property(c => c.Kind).HasConversion<string>();
        });
        model.Entity<DeviceRow>(device =>
        {
            device.HasKey(d => new { d.TenantId, d.Id });
            device.HasIndex(d => new { d.TenantId, d.Member });
        });
    }
}
