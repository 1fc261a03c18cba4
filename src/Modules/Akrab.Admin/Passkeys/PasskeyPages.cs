using Akrab.Admin.Me;
using Akrab.Admin.SignIn;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Admin.Passkeys;

/// <summary>Passkeys: made and removed on one's own page, or where a role asks for a second step; shown to sign in.</summary>
internal static class PasskeyPages
{
    public const string MakePath = "/me/passkeys", ShowPath = "/sign-in/passkey", StepPath = SecondStepPages.Path + "/passkey", Options = "/options";
    private const string Door = "who shows a passkey is not in yet";
    private const int LongestName = 100, LongestCredential = 64 * 1024;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPost(MakePath + Options, async (HttpContext context, UserManager<User> users, Ceremonies ceremonies) =>
            Json(await ceremonies.AskToMake(context, (await users.GetUserAsync(context.User))!))).WithMetadata(new OpenWithOneStep());
        pages.MapPost(MakePath, Make);
        pages.MapGet(MakePath, () => Results.Redirect("/me"));
        pages.MapPost(MakePath + "/{id:guid}/remove", Remove);
        pages.MapPost(StepPath, MakeAsStep).WithMetadata(new OpenWithOneStep());
        pages.MapPost(ShowPath + Options, async (HttpContext context, Ceremonies ceremonies) => Json(await ceremonies.AskToShow(context))).OpenToAll(Door);
        pages.MapPost(ShowPath, Show).OpenToAll(Door);
    }

    private static IResult Json(string json) => Results.Text(json, "application/json");

    private static async Task<IResult> Make(HttpContext context, SignInManager<User> signIn, FrontDoor door, Ceremonies ceremonies, Memberships memberships, MeReader reader, CancellationToken stop)
    {
        var sheet = FormSheet.Of(await context.Request.ReadFormAsync(stop));
        var (user, name) = ((await signIn.UserManager.GetUserAsync(context.User))!, sheet.Required("name", LongestName));
        if (sheet.IsGood)
            await AskPassword(context, signIn, user, sheet);
        if (sheet.IsGood && !await IsKept(context, ceremonies, user, name, stop))
            sheet.Refuse("name", Words.Say("passkey.not-made"));
        if (!sheet.IsGood)
            return MePages.Show(context, StatusCodes.Status422UnprocessableEntity, await reader.Read(context, stop) with { Passkey = sheet });

        await door.StepUp(user, stop);
        memberships.Forget();
        return context.Onward("/me", Words.Say("passkey.made", ("name", name)));
    }

    private static async Task<IResult> MakeAsStep(HttpContext context, UserManager<User> users, FrontDoor door, Ceremonies ceremonies, Memberships memberships, CancellationToken stop)
    {
        var user = (await users.GetUserAsync(context.User))!;
        if (SecondStepPages.MaySetUp(context, door) && await IsKept(context, ceremonies, user, Words.Say("passkey.first"), stop))
        {
            await door.StepUp(user, stop);
            memberships.Forget();
        }

        return Results.Redirect("/");
    }

    private static async Task<IResult> Remove(Guid id, HttpContext context, SignInManager<User> signIn, FrontDoor door, AkrabDb db, Memberships memberships, MeReader reader, CancellationToken stop)
    {
        var (user, sheet) = ((await signIn.UserManager.GetUserAsync(context.User))!, new FormSheet());
        if (await db.Set<Passkey>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.User == user.Id, stop) is not { } passkey)
            return Results.NotFound();
        await AskPassword(context, signIn, user, sheet);
        if (!sheet.IsGood)
            return MePages.Show(context, StatusCodes.Status422UnprocessableEntity, await reader.Read(context, stop) with { Passkey = sheet });

        await signIn.UserManager.RemovePasskeyAsync(user, passkey.CredentialId);
        await door.EndOthers(user.Id, stop);
        memberships.Forget();
        return context.Onward("/me", Words.Say("passkey.removed"));
    }

    private static async Task<IResult> Show(HttpContext context, FrontDoor door, Homes homes, Ceremonies ceremonies, SignInPace pace, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var credential = form["credential"].ToString();
        using var turn = await pace.Enter(context, "passkey " + SecretText.HashOf(credential), stop);
        if (!turn.IsAcquired)
            return SignInPages.Say(StatusCodes.Status429TooManyRequests, "sign-in.too-many");

        var user = credential.Length <= LongestCredential ? await ceremonies.Shown(context, credential, stop) : null;
        if (user is null || (await homes.Of(user.Id, stop)).Count == 0)
        {
            await door.Refuse(user?.Id, SignInWay.Passkey, user is null ? AttemptResult.PasskeyRefused : AttemptResult.Homeless, stop);
            return SignInPages.Say(StatusCodes.Status422UnprocessableEntity, user is null ? "passkey.refused" : "sign-in.homeless");
        }

        await door.Open(user, keep: true, SignInWay.Passkey, hasTwoSteps: true, stop);
        return context.Onward(LocalUrl.Of(form["back"].ToString()));
    }

    private static async Task<bool> IsKept(HttpContext context, Ceremonies ceremonies, User user, string name, CancellationToken stop) =>
        (await context.Request.ReadFormAsync(stop))["credential"].ToString() is { Length: > 0 and <= LongestCredential } credential && await ceremonies.Keep(context, user, name, credential, stop);

    /// <summary>Whoever sits at a screen that was left open must not change who can come in.</summary>
    private static async Task AskPassword(HttpContext context, SignInManager<User> signIn, User user, FormSheet sheet)
    {
        var current = (await context.Request.ReadFormAsync())["current"].ToString();
        if (user.PasswordHash is null || (await signIn.CheckPasswordSignInAsync(user, current, lockoutOnFailure: true)) is not { Succeeded: true })
            sheet.Refuse("current", Words.Say(user.PasswordHash is null ? "two-step.needs-password" : "me.password.wrong"));
    }
}
