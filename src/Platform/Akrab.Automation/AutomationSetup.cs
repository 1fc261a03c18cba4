using Akrab.Automation.Jobs;
using Akrab.Automation.Outbox;
using Akrab.Automation.Schedules;
using Akrab.Automation.Sealing;
using Akrab.Data.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Automation;

/// <summary>Puts what works in the background into the house.</summary>
public static class AutomationSetup
{
    public static IServiceCollection AddAkrabAutomation(this IServiceCollection services)
    {
        services.AddSingleton<EventHandlers>().AddSingleton<FirstRequest>();
        services.AddSingleton<JobRunner>().AddSingleton<OutboxDispatcher>().AddSingleton<DueRuns>().AddSingleton<ScheduleClock>();
        services.AddJob<ForgetEvents, ForgettingEvents>("forget-events").AddSchedule("forget-events", "0 50 2 * * ?", new ForgetEvents());
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        services.AddHostedService(provider => provider.GetRequiredService<OutboxDispatcher>());
        services.AddHostedService(provider => provider.GetRequiredService<ScheduleClock>());
        services.AddHostedService<SealingLoop>();
        services.AddSingleton<Leaving>().AddHostedService(provider => provider.GetRequiredService<Leaving>());
        return services;
    }

    /// <summary>Notes the first request, after which the clock of schedules may start.</summary>
    public static IApplicationBuilder UseAkrabAutomation(this IApplicationBuilder app) => app.Use(next => context =>
    {
        context.RequestServices.GetRequiredService<FirstRequest>().Note();
        return next(context);
    });
}
