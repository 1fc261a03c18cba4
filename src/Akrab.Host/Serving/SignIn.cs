using Akrab.Web;

namespace Akrab.Host.Serving;

/// <summary>Who may see pages: signed-in members. How one signs in is a module's affair.</summary>
internal static class SignIn
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication();
        services.AddAuthorizationBuilder().AddPolicy(WebSetup.MemberPolicy, member => member.RequireAuthenticatedUser());
    }
}
