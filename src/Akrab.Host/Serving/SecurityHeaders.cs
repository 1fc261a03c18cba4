using Akrab.Web.Frame;
using Microsoft.Net.Http.Headers;

namespace Akrab.Host.Serving;

/// <summary>What every answer tells the browser it may not do.</summary>
internal static class SecurityHeaders
{
    private const string NoDevices = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        // Where phones trust an authority of our own, one that is lost must not lock them out for a year.
        var isCertified = app.Services.GetService<LocalDoor>() is null;
        app.Use((context, next) =>
        {
            // At the last moment, because an answer that went wrong is begun anew with no headers; a page that set its own keeps them.
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.TryAdd(HeaderNames.ContentSecurityPolicy, ContentPolicy.Usual);
                headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
                headers.TryAdd(HeaderNames.XFrameOptions, "DENY");
                headers.TryAdd("Referrer-Policy", "same-origin");
                headers.TryAdd("Permissions-Policy", NoDevices);
                headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
                if (isCertified && context.Request.IsHttps)
                    headers.TryAdd(HeaderNames.StrictTransportSecurity, "max-age=31536000");
                return Task.CompletedTask;
            });
            return next(context);
        });
    }
}
