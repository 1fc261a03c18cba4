using Akrab.Admin.Forms;
using Akrab.Admin.SignIn;
using Akrab.Data.People;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Admin.Me;

/// <summary>Turning the second step of signing in on and off, and new recovery codes; all of it asks for the password.</summary>
internal static class TwoStepPages
{
    public static void Map(RouteGroupBuilder steps)
    {
        steps.MapPost("", Offer);
        steps.MapPost("/confirm", Confirm);
        steps.MapPost("/codes", Codes);
        steps.MapPost("/off", TurnOff);
    }

    private static Task<IResult> Offer(HttpContext context, SignInManager<User> signIn, TwoStep twoStep, MeReader reader, CancellationToken stop) =>
        WithPassword(context, signIn, reader, stop, user => Task.FromResult(Ask(context, StatusCodes.Status200OK, user, Totp.NewKey(), twoStep, problem: null)));

    private static async Task<IResult> Confirm(HttpContext context, SignInManager<User> signIn, TwoStep twoStep, FrontDoor door, Memberships memberships, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var user = (await signIn.UserManager.GetUserAsync(context.User))!;
        if (twoStep.KeyOf(user, form.Text("offer")) is not { } key)
            return context.Onward("/me", Words.Say("two-step.too-late"));
        if (await twoStep.TurnOn(user, key, form.Text("code")) is not { } codes)
            return Ask(context, StatusCodes.Status422UnprocessableEntity, user, key, twoStep, Words.Say("two-step.wrong"));

        await door.StepUp(user, stop);
        memberships.Forget();
        return Show(context, codes);
    }

    private static Task<IResult> Codes(HttpContext context, SignInManager<User> signIn, TwoStep twoStep, MeReader reader, CancellationToken stop) =>
        WithPassword(context, signIn, reader, stop, async user => TwoStep.IsOn(user) ? Show(context, await twoStep.NewRecoveryCodes(user)) : context.Onward("/me"));

    private static Task<IResult> TurnOff(HttpContext context, SignInManager<User> signIn, TwoStep twoStep, FrontDoor door, Memberships memberships, MeReader reader, CancellationToken stop) =>
        WithPassword(context, signIn, reader, stop, async user =>
        {
            await twoStep.TurnOff(user);
            await door.EndOthers(user.Id, stop);
            await door.Renew(user);
            memberships.Forget();
            return context.Onward("/me", Words.Say("two-step.is-off"));
        });

    /// <summary>Whoever sits at a screen that was left open must not change who can come in.</summary>
    private static async Task<IResult> WithPassword(HttpContext context, SignInManager<User> signIn, MeReader reader, CancellationToken stop, Func<User, Task<IResult>> then)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var user = (await signIn.UserManager.GetUserAsync(context.User))!;
        if (user.PasswordHash is not null && await signIn.CheckPasswordSignInAsync(user, form["current"].ToString(), lockoutOnFailure: true) is { Succeeded: true })
            return await then(user);

        var sheet = new FormSheet();
        sheet.Refuse("current", Words.Say("me.password.wrong"));
        return MePages.Show(context, StatusCodes.Status422UnprocessableEntity, await reader.Read(context, stop) with { TwoStep = sheet });
    }

    private static IResult Ask(HttpContext context, int status, User user, string key, TwoStep twoStep, string? problem) => context.Page<TwoStepPage>(status, Words.Say("two-step.title"), "me",
        (nameof(TwoStepPage.Address), TwoStep.AddressOf(user, key)), (nameof(TwoStepPage.Key), key), (nameof(TwoStepPage.Offer), twoStep.Offer(user, key)), (nameof(TwoStepPage.Problem), problem));

    private static IResult Show(HttpContext context, IReadOnlyList<string> codes) => context.Page<RecoveryCodesPage>(StatusCodes.Status200OK, Words.Say("two-step.codes"), "me", (nameof(RecoveryCodesPage.Codes), codes));
}
