using Akrab.Admin.Forms;
using Akrab.Data.People;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Admin.SignIn;

/// <summary>Signing in and out.</summary>
internal static class SignInPages
{
    private const string Door = "here people come in";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sign-in", Show).OpenToAll(Door);
        pages.MapPost("/sign-in", LetIn).OpenToAll(Door);
        pages.MapGet("/sign-in/code", () => Results.Redirect("/sign-in")).OpenToAll(Door);
        pages.MapPost("/sign-in/code", TakeCode).OpenToAll(Door);
        pages.MapPost("/sign-out", LetOut).OpenToAll("who is out already may leave again");
    }

    private static IResult Show(HttpContext context, string? back) => context.User.Identity is { IsAuthenticated: true }
        ? Results.Redirect(LocalUrl.Of(back))
        : Page(StatusCodes.Status200OK, "", LocalUrl.Of(back), problem: null);

    private static async Task<IResult> LetIn(HttpContext context, Doorkeeper doorkeeper, KnownBrowsers browsers, TwoStep twoStep, SignInPace pace, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var (email, back) = (form.Text("email"), LocalUrl.Of(form.Text("back")));
        using var turn = await pace.Enter(context, browsers.Find(context, email) ?? email, stop);
        if (!turn.IsAcquired)
            return Page(StatusCodes.Status429TooManyRequests, email, back, "sign-in.too-many");

        var keep = form.IsOn("keep");
        return await doorkeeper.LetIn(email, form["password"].ToString(), keep, stop) switch
        {
            { Entry: Entry.LetIn } => context.Onward(back),
            { Entry: Entry.NeedsCode, User: { } user } => AskCode(StatusCodes.Status200OK, twoStep.Ticket(user, SignInWay.Password, keep, back), problem: null),
            { Entry: Entry.Locked } => Page(StatusCodes.Status422UnprocessableEntity, email, back, "sign-in.locked"),
            { Entry: Entry.Homeless } => Page(StatusCodes.Status422UnprocessableEntity, email, back, "sign-in.homeless"),
            _ => Page(StatusCodes.Status422UnprocessableEntity, email, back, "sign-in.refused"),
        };
    }

    private static async Task<IResult> TakeCode(HttpContext context, UserManager<User> users, FrontDoor door, KnownBrowsers browsers, Strangers strangers, TwoStep twoStep, SignInPace pace, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var ticket = form.Text("ticket");
        if (await twoStep.Holder(ticket) is not { } holder)
            return Page(StatusCodes.Status422UnprocessableEntity, "", "/", "two-step.too-late");

        var user = holder.User;
        var browser = browsers.Find(context, user.Email ?? "");
        using var turn = await pace.Enter(context, browser ?? user.Email ?? "", stop);
        if (!turn.IsAcquired)
            return Page(StatusCodes.Status429TooManyRequests, user.Email ?? "", holder.Back, "sign-in.too-many");
        if (browser is null ? await users.IsLockedOutAsync(user) : strangers.IsLocked(browser))
        {
            await door.Refuse(user.Id, holder.Way, AttemptResult.Locked, stop);
            return Page(StatusCodes.Status422UnprocessableEntity, user.Email ?? "", holder.Back, "sign-in.locked");
        }

        if (!await twoStep.Takes(user, form.Text("code")))
        {
            if (browser is null)
                await users.AccessFailedAsync(user);
            else
                strangers.Fail(browser);
            await door.Refuse(user.Id, holder.Way, AttemptResult.WrongCode, stop);
            return AskCode(StatusCodes.Status422UnprocessableEntity, ticket, Words.Say("two-step.wrong"));
        }

        if (browser is null)
            await users.ResetAccessFailedCountAsync(user);
        await door.Open(user, holder.Keep, holder.Way, hasTwoSteps: true, stop);
        return context.Onward(holder.Back);
    }

    /// <summary>Asks for the code of the second step.</summary>
    public static IResult AskCode(int status, string ticket, string? problem) => Pages.Fragment<CodePage>(status, (nameof(CodePage.Ticket), ticket), (nameof(CodePage.Problem), problem));

    private static async Task<IResult> LetOut(HttpContext context, FrontDoor door, CancellationToken stop)
    {
        await door.Close(stop);
        return context.Onward("/sign-in");
    }

    /// <summary>The page again, with a sentence.</summary>
    public static IResult Say(int status, string problem) => Page(status, "", "/", problem);

    private static IResult Page(int status, string email, string back, string? problem) => Pages.Fragment<SignInPage>(status,
        (nameof(SignInPage.Email), email), (nameof(SignInPage.Back), back),
        (nameof(SignInPage.Problem), problem is null ? null : Words.Say(problem, ("minutes", (int)Doorkeeper.LockedFor.TotalMinutes))));
}
