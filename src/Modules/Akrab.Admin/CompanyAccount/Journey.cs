using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Akrab.Data.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Akrab.Admin.CompanyAccount;

/// <summary>What is remembered while somebody is at the issuer: what it must bring back, and where they wanted to go.</summary>
internal sealed record Journey(string State, string Nonce, string Verifier, string Back)
{
    public static Journey To(string back) => new(SecretText.Make(), SecretText.Make(), SecretText.Make(), back);

    /// <summary>The verifier as it is shown beforehand (RFC 7636, S256).</summary>
    public string Challenge => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
}

/// <summary>Keeps the journey sealed in the browser that began it; it counts for ten minutes, and once.</summary>
internal sealed class Journeys(IDataProtectionProvider protection, SpentChallenges spent)
{
    private const string Cookie = "akrab-journey";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("akrab.company-account.journey").ToTimeLimitedDataProtector();

    public void Begin(HttpContext context, Journey journey) => context.Response.Cookies.Append(Cookie, _seal.Protect(JsonSerializer.Serialize(journey), Lasts),
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Lasts, Path = CompanyAccountPages.Path, IsEssential = true });

    /// <summary>The journey that this browser began under this state; null when there is none, it took too long, or it was ended before.</summary>
    public async Task<Journey?> End(HttpContext context, string? state, CancellationToken stop)
    {
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = CompanyAccountPages.Path });
        return Open(context.Request.Cookies[Cookie]) is { } journey && state is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(journey.State), Encoding.UTF8.GetBytes(state)) && await spent.Spend(state, stop)
            ? journey : null;
    }

    private Journey? Open(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<Journey>(_seal.Unprotect(text));
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }
}
