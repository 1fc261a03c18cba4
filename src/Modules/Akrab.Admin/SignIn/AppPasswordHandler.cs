using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Akrab.Kernel.Language;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Akrab.Admin.SignIn;

/// <summary>Lets phones and mail programs in by e-mail and app password (RFC 7617): they know nothing else. The password of the account is never taken.</summary>
internal sealed class AppPasswordHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KnownTokens tokens, SignInPace pace)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "app-password";
    private const int Longest = 1_000;
    private const string RetryAfter = "300";

    private bool _isTooMany;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Shown() is not var (email, password))
            return AuthenticateResult.NoResult();

        _isTooMany = !pace.MayTry(Context, email);
        if (_isTooMany)
            return AuthenticateResult.Fail("Too many tries.");

        if (await tokens.FindAppPassword(email, password, Context.RequestAborted) is not { } token)
        {
            pace.Fail(Context, email);
            return AuthenticateResult.Fail("The app password is unknown or revoked.");
        }

        var identity = new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, token.User.ToString()),
            new Claim(AkrabClaims.Tenant, token.TenantId.Value.ToString()),
            new Claim(AkrabClaims.Scope, token.Scopes),
            new Claim(AkrabClaims.Token, token.Id.ToString()),
        ], Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = _isTooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized;
        if (_isTooMany)
            Response.Headers.RetryAfter = RetryAfter;
        else
            Response.Headers.WWWAuthenticate = "Basic realm=\"Akrab\", charset=\"UTF-8\"";
        return Task.CompletedTask;
    }

    /// <summary>Who is no longer a member is a stranger; who lacks a second step is told so.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Context.Features.Get<StepMissing>() is null
        ? HandleChallengeAsync(properties)
        : Results.Text(Words.Say("error.two-steps-first"), statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(Context);

    private (string Email, string Password)? Shown()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) || !"Basic".Equals(header.Scheme, StringComparison.OrdinalIgnoreCase)
            || header.Parameter is not { Length: < Longest } parameter)
            return null;

        var bytes = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, bytes, out var count))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, count);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (pair[..colon], pair[(colon + 1)..]);
    }
}
