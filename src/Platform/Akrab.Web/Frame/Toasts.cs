using System.Text.Json;
using Akrab.Ui;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Frame;

/// <summary>A message for the next page, carried in a protected cookie that lives for one page.</summary>
public static class Toasts
{
    private const string Cookie = "akrab-toast";

    public static void Leave(HttpContext context, string text, string? actionText = null, string? actionUrl = null)
    {
        var message = JsonSerializer.Serialize(new ToastMessage(text, Tone.Teal, actionText, actionUrl));
        context.Response.Cookies.Append(Cookie, Protector(context).Protect(message),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(1), IsEssential = true });
    }

    internal static IReadOnlyList<ToastMessage> Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { } held)
            return [];

        context.Response.Cookies.Delete(Cookie);
        try
        {
            return [JsonSerializer.Deserialize<ToastMessage>(Protector(context).Unprotect(held))!];
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return [];
        }
    }

    private static IDataProtector Protector(HttpContext context) => context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("toast");
}
