using Akrab.Admin.SignIn;
using Akrab.Admin.Welcome;
using Akrab.Kernel.Definitions;
using Akrab.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin;

/// <summary>Who may come in, and how the house is arranged: sign-in, one's own page, settings.</summary>
public sealed class AdminModule : IWebModule
{
    public string Name => "Admin";

    public void Declare(Registry.Builder it)
    {
    }

    public void AddServices(IServiceCollection services) => services.AddAkrabSignIn();

    public void MapPages(IEndpointRouteBuilder pages)
    {
        SignInPages.Map(pages);
        WelcomePages.Map(pages);
        PreferencePages.Map(pages);
    }
}
