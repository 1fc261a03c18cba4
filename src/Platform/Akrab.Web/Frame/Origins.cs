using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Frame;

/// <summary>Where people reach the house, for links that go to somebody else.</summary>
public static class Origins
{
    /// <summary>The setting with the address: <c>https://crm.example.com</c>.</summary>
    public const string Setting = "AKRAB_URL";

    /// <summary>The address that was set; null when none was.</summary>
    public static string? Origin(this IConfiguration configuration) => configuration[Setting]?.Trim().TrimEnd('/') is { Length: > 0 } set ? set : null;

    /// <summary>The address that was set, whatever host a request names; without one, that of the request.</summary>
    public static string Origin(this HttpContext context) =>
        context.RequestServices.GetRequiredService<IConfiguration>().Origin() ?? $"{context.Request.Scheme}://{context.Request.Host}";
}
