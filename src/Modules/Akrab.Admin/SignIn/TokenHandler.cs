using System.Security.Claims;
using System.Text.Encodings.Web;
using Akrab.Kernel.Language;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Akrab.Admin.SignIn;

/// <summary>Lets programs in by <c>Authorization: Bearer akr_…</c>.</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KnownTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "token";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();

        if (await tokens.Find(header["Bearer ".Length..].Trim(), Context.RequestAborted) is not { } token)
            return AuthenticateResult.Fail("The token is unknown, expired or revoked.");

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
        Response.Headers.WWWAuthenticate = "Bearer";
        return Refuse(StatusCodes.Status401Unauthorized, "error.token-needed");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refuse(StatusCodes.Status403Forbidden,
        Context.Features.Get<StepMissing>() is null ? "error.token-not-enough" : "error.two-steps-first");

    private Task Refuse(int status, string sentence) => Results.Problem(Words.Say(sentence), statusCode: status).ExecuteAsync(Context);
}
