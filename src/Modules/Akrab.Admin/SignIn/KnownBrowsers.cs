using System.Security.Cryptography;
using Akrab.Data.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Akrab.Admin.SignIn;

/// <summary>
/// Remembers in which browsers somebody has come in before. What strangers try does not keep their owner out of those: each has a count of
/// its own, and whoever steals the cookie may guess no more than anybody else.
/// </summary>
internal sealed class KnownBrowsers(IDataProtectionProvider protection, ILookupNormalizer names)
{
    public const string Cookie = "akrab-known";

    private const char Between = '|';
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("akrab.known-browser").ToTimeLimitedDataProtector();

    /// <summary>What this browser is counted by when it tries this account; null when nobody has come in with it here.</summary>
    public string? Find(HttpContext context, string email) =>
        Opened(context.Request.Cookies[Cookie]) is [var browser, var account] && account == names.NormalizeEmail(email) ? $"browser {browser}" : null;

    /// <summary>Somebody has come in with it.</summary>
    public void Remember(HttpContext context, User user)
    {
        if (user.Email is { } email && Find(context, email) is null)
            context.Response.Cookies.Append(Cookie, _seal.Protect($"{Guid.NewGuid():N}{Between}{names.NormalizeEmail(email)}", Lasts),
                new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = Lasts, Path = "/sign-in", IsEssential = true });
    }

    private string[]? Opened(string? cookie)
    {
        try
        {
            return cookie is null ? null : _seal.Unprotect(cookie).Split(Between, 2);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
