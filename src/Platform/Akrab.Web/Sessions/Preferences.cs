using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Sessions;

/// <summary>What a browser remembers: language and theme.</summary>
public static class Preferences
{
    public const string LanguageCookie = "akrab-language";
    public const string ThemeCookie = "akrab-theme";

    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static CultureInfo CultureOf(string language) => language == "en" ? English : Indonesian;

    public static string ThemeOf(HttpContext context) => context.Request.Cookies[ThemeCookie] is "light" or "dark" ? context.Request.Cookies[ThemeCookie]! : "auto";

    /// <summary>Remembers a choice for a year.</summary>
    public static void Remember(HttpContext context, string cookie, string value) => context.Response.Cookies.Append(cookie, value,
        new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true });
}
