using System.Security.Claims;
using Akrab.Kernel.Entities;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Akrab.Admin.SignIn;

/// <summary>How the session's cookie behaves, and what a visitor without one is told.</summary>
internal sealed class CookieManners(Memberships memberships, KnownSessions sessions)
{
    public void Teach(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "akrab-session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.IsEssential = true;
        (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (TimeSpan.FromDays(14), true);
        cookie.Events.OnValidatePrincipal = Validate;
        cookie.Events.OnRedirectToLogin = ShowTheDoor;
        cookie.Events.OnRedirectToAccessDenied = redirect =>
        {
            if (redirect.HttpContext.Features.Get<StepMissing>() is not null)
                Lead(redirect, SecondStepPages.Path);
            else
                redirect.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>A session ends when somebody ended it, its member was deactivated or its password was changed, not only when its cookie expires.</summary>
    private async Task Validate(CookieValidatePrincipalContext session)
    {
        if (session.Principal is { } principal && await IsGood(principal, session.HttpContext))
            return;

        session.RejectPrincipal();
        await session.HttpContext.SignOutAsync(session.Scheme.Name);
    }

    private async Task<bool> IsGood(ClaimsPrincipal principal, HttpContext context)
    {
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var user)
            || !Guid.TryParse(principal.FindFirstValue(AkrabClaims.Tenant), out var tenant)
            || !Guid.TryParse(principal.FindFirstValue(AkrabClaims.Session), out var id))
            return false;

        var stop = context.RequestAborted;
        if (await sessions.Find(id, stop) is not { } session || session.User != user)
            return false;

        // What is remembered may be some seconds older than a cookie that another process has just written.
        var stamp = principal.FindFirstValue(Principals.Stamp);
        var known = await memberships.Of(user, new TenantId(tenant), stop);
        if (known is null || known.SecurityStamp != stamp)
            known = await memberships.Now(user, new TenantId(tenant), stop);
        if (known is null || known.SecurityStamp != stamp)
            return false;

        context.Features.Set(session);
        return true;
    }

    private static Task ShowTheDoor(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        var request = redirect.Request;
        var back = request.Headers.ContainsKey("HX-Request") ? LocalUrl.OfHtmx(redirect.HttpContext)
            : HttpMethods.IsGet(request.Method) ? LocalUrl.Of(request.PathBase + request.Path + request.QueryString)
            : LocalUrl.OfReferer(redirect.HttpContext);
        Lead(redirect, "/sign-in" + (back == "/" ? "" : "?back=" + Uri.EscapeDataString(back)));
        return Task.CompletedTask;
    }

    private static void Lead(RedirectContext<CookieAuthenticationOptions> redirect, string where)
    {
        if (!redirect.Request.Headers.ContainsKey("HX-Request"))
        {
            redirect.Response.Redirect(where);
            return;
        }

        redirect.Response.StatusCode = StatusCodes.Status401Unauthorized;
        redirect.Response.Headers["HX-Redirect"] = where;
    }
}
