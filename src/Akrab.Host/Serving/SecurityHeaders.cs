using Akrab.Web.Frame;

namespace Akrab.Host.Serving;

/// <summary>What every answer tells the browser it may not do.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; "
        + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string NoDevices = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        // Where phones trust an authority of our own, one that is lost must not lock them out for a year.
        var isCertified = app.Services.GetService<LocalDoor>() is null;
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = NoDevices;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (isCertified && context.Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000";
            return next(context);
        });
    }
}
