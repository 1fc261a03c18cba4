using Akrab.Admin.SignIn;
using Akrab.Data.People;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Akrab.Admin.CompanyAccount;

/// <summary>Signing in with an account of the company's own directory: OpenID Connect, by code, with PKCE, state and nonce.</summary>
internal static partial class CompanyAccountPages
{
    public const string Path = "/sign-in/company";
    private const string BackPath = Path + "/back";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, Leave).OpenToAll("here people go to the directory that vouches for them");
        pages.MapGet(BackPath, Return).OpenToAll("the directory sends them back before they are in");
    }

    private static async Task<IResult> Leave(HttpContext context, string? back, Issuer issuer, Journeys journeys, ILogger<Issuer> log, CancellationToken stop)
    {
        if (!issuer.IsSet)
            return Results.NotFound();

        try
        {
            var facts = await issuer.Facts(stop);
            var journey = Journey.To(LocalUrl.Of(back));
            journeys.Begin(context, journey);
            return Results.Redirect(QueryHelpers.AddQueryString(facts.Authorization, new Dictionary<string, string?>
            {
                ["response_type"] = "code",
                ["client_id"] = issuer.Settings.ClientId,
                ["redirect_uri"] = context.Origin() + BackPath,
                ["scope"] = "openid email profile",
                ["state"] = journey.State,
                ["nonce"] = journey.Nonce,
                ["code_challenge"] = journey.Challenge,
                ["code_challenge_method"] = "S256",
            }));
        }
        catch (IssuerUnreachable fault)
        {
            Unreachable(log, fault);
            return SignInPages.Say(StatusCodes.Status502BadGateway, "company-account.unreachable");
        }
    }

    private static async Task<IResult> Return(HttpContext context, string? code, string? state, string? error, string? iss, Issuer issuer, Journeys journeys, IdToken idToken, Guests guests, Arrival arrival,
        SignInPace pace, ILogger<Issuer> log, CancellationToken stop)
    {
        if (!issuer.IsSet)
            return Results.NotFound();
        using var turn = await pace.Enter(context, Path + state, stop);
        if (!turn.IsAcquired)
            return SignInPages.Say(StatusCodes.Status429TooManyRequests, "sign-in.too-many");
        if (await journeys.End(context, state, stop) is not { } journey)
            return SignInPages.Say(StatusCodes.Status422UnprocessableEntity, "company-account.too-late");
        if (error is not null || code is null)
            return SignInPages.Say(StatusCodes.Status422UnprocessableEntity, error == "access_denied" ? "company-account.given-up" : "company-account.refused");

        try
        {
            // Another issuer's answer is not taken for this one's (RFC 9207).
            if (iss is not null && iss != issuer.Settings.Issuer || await issuer.Redeem(code, journey.Verifier, context.Origin() + BackPath, stop) is not { } token
                || await idToken.Read(token, journey.Nonce, stop) is not { } guest)
                return await arrival.Refuse(null, "company-account.refused", stop);

            var (user, problem) = await guests.Find(guest, stop);
            return user is null ? await arrival.Refuse(null, problem!, stop) : await arrival.Welcome(context, user, SignInWay.SingleSignOn, journey.Back, stop);
        }
        catch (IssuerUnreachable fault)
        {
            Unreachable(log, fault);
            return SignInPages.Say(StatusCodes.Status502BadGateway, "company-account.unreachable");
        }
    }

    [LoggerMessage(LogLevel.Warning, "The issuer of company accounts cannot be reached")]
    private static partial void Unreachable(ILogger log, Exception fault);
}
