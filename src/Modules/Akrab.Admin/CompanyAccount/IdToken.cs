using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Akrab.Admin.CompanyAccount;

/// <summary>Whom the issuer vouches for.</summary>
internal sealed record VouchedFor(string Subject, string? Email, bool IsEmailVerified, string? Name);

/// <summary>Judges id_tokens as OpenID Connect Core 1.0, section 3.1.3.7, wants it.</summary>
internal sealed class IdToken(Issuer issuer)
{
    private const int Longest = 16_384;

    /// <summary>Those with a key pair: neither none at all nor a shared secret.</summary>
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);

    /// <summary>Whom it vouches for; null when it is not good.</summary>
    public async Task<VouchedFor?> Read(string token, string nonce, CancellationToken stop)
    {
        if (token.Length > Longest)
            return null;

        var judged = await Judge(token, anew: false, stop);
        if (judged.Exception is SecurityTokenSignatureKeyNotFoundException)
            judged = await Judge(token, anew: true, stop);
        if (!judged.IsValid || judged.SecurityToken is not JsonWebToken { Subject: { Length: > 0 } subject } good)
            return null;

        return IsForUs(good) && Text(good, "nonce") is { } said && Same(said, nonce)
            ? new VouchedFor(subject, Text(good, "email"), good.TryGetPayloadValue<object>("email_verified", out var isVerified) && isVerified is true or "true", Text(good, "name"))
            : null;
    }

    private async Task<TokenValidationResult> Judge(string token, bool anew, CancellationToken stop) => await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuer = issuer.Settings.Issuer,
        ValidAudience = issuer.Settings.ClientId,
        IssuerSigningKeys = await issuer.Keys(anew, stop),
        TryAllIssuerSigningKeys = false,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ClockSkew = ClocksDiffer,
    });

    /// <summary>One that several may read must say that it was made for us.</summary>
    private bool IsForUs(JsonWebToken token) => Text(token, "azp") is { } party ? party == issuer.Settings.ClientId : token.Audiences.Count() == 1;

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var text) ? text : null;

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
