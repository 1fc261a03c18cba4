using System.Security.Cryptography;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Admin.Passkeys;

/// <summary>
/// Making and showing passkeys (W3C Web Authentication, level 3). What was asked of a browser is sealed into a cookie of that browser, counts
/// for five minutes and is answered once.
/// </summary>
internal sealed class Ceremonies(IPasskeyHandler<User> handler, UserManager<User> users, IDataProtectionProvider protection, SpentChallenges spent)
{
    public const int MostPerUser = 20;
    private const string Cookie = "akrab-passkey", Showing = "show";
    private const char Between = '|';
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("akrab.passkey.ceremony").ToTimeLimitedDataProtector();

    /// <summary>What the browser is to make, as JSON.</summary>
    public async Task<string> AskToMake(HttpContext context, User user)
    {
        var name = user.Email ?? user.UserName ?? "";
        var asked = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id.ToString(), Name = name, DisplayName = name }, context);
        Remember(context, user.Id.ToString(), asked.AttestationState);
        return asked.CreationOptionsJson;
    }

    /// <summary>What the browser is to show, as JSON; nobody is named, so that nobody learns who has a passkey.</summary>
    public async Task<string> AskToShow(HttpContext context)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, context);
        Remember(context, Showing, asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    /// <summary>Keeps the passkey a browser made for this user; false when it is not what was asked for.</summary>
    public async Task<bool> Keep(HttpContext context, User user, string name, string credential, CancellationToken stop)
    {
        if (await Asked(context, user.Id.ToString(), stop) is not { } state || (await users.GetPasskeysAsync(user)).Count >= MostPerUser)
            return false;
        if (await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = state }) is not { Succeeded: true, Passkey: { } made } result
            || result.UserEntity?.Id != user.Id.ToString() || await users.FindByPasskeyIdAsync(made.CredentialId) is not null)
            return false;

        made.Name = name;
        return (await users.AddOrUpdatePasskeyAsync(user, made)).Succeeded;
    }

    /// <summary>Whose passkey a browser showed; null when it is none we know, or not what was asked for.</summary>
    public async Task<User?> Shown(HttpContext context, string credential, CancellationToken stop)
    {
        if (await Asked(context, Showing, stop) is not { } state
            || await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = state }) is not { Succeeded: true, Passkey: { } passkey, User: { } user })
            return null;

        try
        {
            return (await users.AddOrUpdatePasskeyAsync(user, passkey)).Succeeded ? user : null;
        }
        catch (Exception raced) when (raced is BrokenRule or StaleVersion or DbUpdateConcurrencyException)
        {
            return null;
        }
    }

    private void Remember(HttpContext context, string whose, string? state) => context.Response.Cookies.Append(Cookie, _seal.Protect($"{whose}{Between}{state}", Lasts),
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = Lasts, IsEssential = true });

    private async Task<string?> Asked(HttpContext context, string whose, CancellationToken stop)
    {
        context.Response.Cookies.Delete(Cookie);
        return Open(context.Request.Cookies[Cookie]) is [var who, var state] && who == whose && await spent.Spend(state, stop) ? state : null;
    }

    private string[]? Open(string? text)
    {
        try
        {
            return text is null ? null : _seal.Unprotect(text).Split(Between, 2);
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
