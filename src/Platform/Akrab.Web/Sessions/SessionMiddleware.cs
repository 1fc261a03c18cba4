using System.Globalization;
using System.Security.Claims;
using Akrab.Data.Access;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Sessions;

/// <summary>Claims of ours.</summary>
public static class AkrabClaims
{
    /// <summary>The tenant the user works in.</summary>
    public const string Tenant = "akrab:tenant";

    /// <summary>The session a cookie belongs to.</summary>
    public const string Session = "akrab:session";

    /// <summary>What a token may do; a cookie may do all its user may.</summary>
    public const string Scope = "akrab:scope";

    /// <summary>Which token or app password it is.</summary>
    public const string Token = "akrab:token";
}

/// <summary>Somebody whose role asks for two steps has shown one: until the other is shown they are nobody here, whatever they ask for.</summary>
public sealed record StepMissing(Membership Membership);

/// <summary>On the few addresses where the missing step is set up.</summary>
public sealed record OpenWithOneStep;

/// <summary>Turns the signed-in user into the acting member, and sets language and time zone.</summary>
internal sealed class SessionMiddleware(RequestDelegate next, Memberships memberships)
{
    public async Task Invoke(HttpContext context, Session session)
    {
        var membership = await Find(context);
        Speak(context, membership);
        if (membership is { IsSuspended: true })
            context.Features.Set(new HouseClosed(membership));
        else if (membership is not null && IsShort(context, membership))
            context.Features.Set(new StepMissing(membership));
        else if (membership is not null)
        {
            var scopes = context.User.FindFirstValue(AkrabClaims.Scope);
            session.Begin(membership.From(OriginOf(context, scopes), scopes));
            context.Features.Set(membership);
            Clock.Zone = membership.Acting.Zone;
        }

        await next(context);
    }

    private static Origin OriginOf(HttpContext context, string? scopes) => Origin.Of(
        scopes is null ? Door.Page : scopes.Split(' ').Contains(ApiTokens.Dav) ? Door.Device : Door.Token,
        Guid.TryParse(context.User.FindFirstValue(AkrabClaims.Token), out var token) ? token : null,
        context.Connection.RemoteIpAddress);

    private async ValueTask<Membership?> Find(HttpContext context)
    {
        if (context.User.Identity is not { IsAuthenticated: true }
            || !Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var user)
            || !Guid.TryParse(context.User.FindFirstValue(AkrabClaims.Tenant), out var tenant))
            return null;

        return await memberships.Of(user, new TenantId(tenant), context.RequestAborted);
    }

    /// <summary>A session must have shown the second step itself; a token counts with its user.</summary>
    private static bool IsShort(HttpContext context, Membership membership) =>
        (membership.LacksStep || membership.NeedsTwoSteps && context.Features.Get<SignInSession>() is { HasTwoSteps: false })
        && context.GetEndpoint()?.Metadata.GetMetadata<OpenWithOneStep>() is null;

    /// <summary>The language: chosen in this browser, else the member's, else what the browser asks for.</summary>
    internal static void Speak(HttpContext context, Membership? membership)
    {
        var language = context.Request.Cookies[Preferences.LanguageCookie] is "id" or "en"
            ? context.Request.Cookies[Preferences.LanguageCookie]!
            : membership?.Language ?? Asked(context) ?? "id";
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Preferences.CultureOf(language);
    }

    internal static string? Asked(HttpContext context)
    {
        foreach (var one in context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1))
            if (one.Value.StartsWith("id", StringComparison.OrdinalIgnoreCase))
                return "id";
            else if (one.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase))
                return "en";
        return null;
    }
}
