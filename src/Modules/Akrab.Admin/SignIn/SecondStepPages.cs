using Akrab.Data.People;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Admin.SignIn;

/// <summary>Where somebody is led whose role asks for two steps: to set the second one up, or to sign in again with it.</summary>
internal static class SecondStepPages
{
    public const string Path = "/second-step";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, Show).WithMetadata(new OpenWithOneStep());
        pages.MapPost(Path, Confirm).WithMetadata(new OpenWithOneStep());
    }

    /// <summary>Whether whoever asks has no second step yet, must have one, and signed in just now: somebody else's open screen is no place to set it up.</summary>
    public static bool MaySetUp(HttpContext context, FrontDoor door) => IsMissing(context) && !context.Features.Get<Membership>()!.HasTwoSteps && door.IsFresh;

    private static async Task<IResult> Show(HttpContext context, UserManager<User> users, FrontDoor door, TwoStep twoStep)
    {
        if (!IsMissing(context))
            return Results.Redirect("/");
        if (!MaySetUp(context, door))
            return Pages.Fragment<SignInAgainPage>(StatusCodes.Status200OK, (nameof(SignInAgainPage.HasStep), context.Features.Get<Membership>()!.HasTwoSteps));

        return Ask(StatusCodes.Status200OK, (await users.GetUserAsync(context.User))!, Totp.NewKey(), twoStep, problem: null);
    }

    private static async Task<IResult> Confirm(HttpContext context, UserManager<User> users, FrontDoor door, TwoStep twoStep, Memberships memberships, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var user = (await users.GetUserAsync(context.User))!;
        if (!MaySetUp(context, door) || twoStep.KeyOf(user, form["offer"].ToString()) is not { } key)
            return Results.Redirect(Path);
        if (await twoStep.TurnOn(user, key, form["code"].ToString()) is not { } codes)
            return Ask(StatusCodes.Status422UnprocessableEntity, user, key, twoStep, Words.Say("two-step.wrong"));

        await door.StepUp(user, stop);
        memberships.Forget();
        return Pages.Fragment<SecondStepDone>(StatusCodes.Status200OK, (nameof(SecondStepDone.Codes), codes));
    }

    private static bool IsMissing(HttpContext context) => context.Features.Get<Membership>() is { NeedsTwoSteps: true } membership
        && (membership.LacksStep || context.Features.Get<SignInSession>() is not { HasTwoSteps: true });

    private static IResult Ask(int status, User user, string key, TwoStep twoStep, string? problem) => Pages.Fragment<SecondStepPage>(status,
        (nameof(SecondStepPage.Address), TwoStep.AddressOf(user, key)), (nameof(SecondStepPage.Key), key), (nameof(SecondStepPage.Offer), twoStep.Offer(user, key)), (nameof(SecondStepPage.Problem), problem));
}
