using Akrab.Web.Outside;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.CompanyAccount;

/// <summary>Puts signing in with a company account into the house; it shows only where an issuer is configured.</summary>
internal static class CompanyAccountSetup
{
    public static IServiceCollection AddCompanyAccount(this IServiceCollection services) => services
        .AddDeparting(new Departing("src/Modules/Akrab.Admin/CompanyAccount/Issuer.cs", "departing.issuer"))
        .AddSingleton(provider => new Issuer(provider.GetService<IssuerSettings>() ?? IssuerSettings.From(provider.GetRequiredService<IConfiguration>()), provider.GetRequiredService<WayOut>(), provider.GetRequiredService<TimeProvider>()))
        .AddScoped<IdToken>().AddScoped<Journeys>().AddScoped<Guests>().AddScoped<Arrival>();
}
