using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Web;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.SignIn;

/// <summary>Who is let in: people by cookie, programs by token, phones by app password.</summary>
public static class SignInSetup
{
    private const string Chooser = "akrab";

    public static IServiceCollection AddAkrabSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(Rules).AddEntityFrameworkStores<AkrabDb>().AddSignInManager();
        services.AddScoped<IUserClaimsPrincipalFactory<User>, Principals>().AddScoped<IPasswordValidator<User>, UncommonPassword>();
        services.AddSingleton<KnownTokens>().AddSingleton<KnownSessions>().AddSingleton<SignInPace>().AddSingleton<Strangers>().AddSingleton<CookieManners>().AddScoped<KnownBrowsers>();
        services.AddScoped<Doorkeeper>().AddScoped<FrontDoor>().AddScoped<TwoStep>().AddScoped<Passwords>().AddScoped<Homes>();

        services.AddAuthentication(Chooser)
            .AddPolicyScheme(Chooser, null, scheme => scheme.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.Scheme, null)
            .AddScheme<AuthenticationSchemeOptions, AppPasswordHandler>(AppPasswordHandler.Scheme, null)
            .AddCookie(IdentityConstants.ApplicationScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<CookieManners>((cookie, manners) => manners.Teach(cookie));

        services.AddAuthorizationBuilder()
            .AddPolicy(WebSetup.MemberPolicy, policy => policy.RequireAssertion(asked => IsMember(asked, IdentityConstants.ApplicationScheme)))
            .AddPolicy(WebSetup.ApiPolicy, policy => policy.RequireAssertion(asked => IsMember(asked, TokenHandler.Scheme)))
            .AddPolicy(WebSetup.DavPolicy, policy => policy.RequireAssertion(asked => IsMember(asked, AppPasswordHandler.Scheme)));
        return services;
    }

    private static void Rules(IdentityOptions identity)
    {
        var password = identity.Password;
        (password.RequiredLength, password.RequireDigit, password.RequireLowercase) = (10, false, false);
        (password.RequireNonAlphanumeric, password.RequireUppercase, password.RequiredUniqueChars) = (false, false, 1);
        identity.User.AllowedUserNameCharacters = "";
        (identity.Lockout.MaxFailedAccessAttempts, identity.Lockout.DefaultLockoutTimeSpan) = (Doorkeeper.MostFailures, Doorkeeper.LockedFor);
    }

    /// <summary>A page never takes a token and the API never takes a cookie, so that no other site can make a browser call the API; its description takes either.</summary>
    private static string SchemeOf(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/dav") ? AppPasswordHandler.Scheme :
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/openapi") && context.Request.Headers.Authorization.Count > 0 ? TokenHandler.Scheme : IdentityConstants.ApplicationScheme;

    private static bool IsMember(AuthorizationHandlerContext asked, string scheme) =>
        asked.User.Identity?.AuthenticationType == scheme && asked.Resource is HttpContext context && context.Features.Get<Membership>() is not null;
}
