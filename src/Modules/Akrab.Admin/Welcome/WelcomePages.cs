using Akrab.Admin.Forms;
using Akrab.Admin.SignIn;
using Akrab.Data.People;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Admin.Welcome;

/// <summary>Coming in by a link that works once. Looking does not use it up: chat programs look at links on their own.</summary>
internal static class WelcomePages
{
    private const string Invited = "who was invited has no password yet; the link lets in once";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/welcome", Greet).OpenToAll(Invited);
        pages.MapPost("/welcome", LetIn).OpenToAll(Invited);
    }

    private static async Task<IResult> Greet(string? token, SignInLinks links, Homes homes, CancellationToken stop) =>
        await links.Find(token, stop) is { } link && (await homes.Of(link.User, stop)) is [var guest, ..] ? Page(StatusCodes.Status200OK, token!, guest, null) : Expired();

    private static async Task<IResult> LetIn(HttpContext context, SignInLinks links, Homes homes, UserManager<User> users, FrontDoor door, Passwords passwords, TwoStep twoStep, Memberships memberships, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var (token, password) = (form.Text("token"), form["password"].ToString());
        if (await links.Find(token, stop) is not { } link || (await homes.Of(link.User, stop)) is not [var guest, ..]
            || await users.FindByIdAsync(link.User.ToString()) is not { } user)
            return Expired();

        if (password.Length > 0 && await passwords.ProblemOf(user, password) is { } problem)
            return Page(StatusCodes.Status422UnprocessableEntity, token, guest, problem);
        if (await links.Use(token, stop) is null)
            return Expired();

        if (password.Length > 0)
        {
            await passwords.Set(user, password);
            await door.EndOthers(user.Id, stop);
        }

        await users.SetLockoutEndDateAsync(user, null);
        if (TwoStep.IsOn(user))
            return SignInPages.AskCode(StatusCodes.Status200OK, twoStep.Ticket(user, SignInWay.Link, keep: true, "/"), problem: null);
        await door.Open(user, keep: true, SignInWay.Link, hasTwoSteps: false, stop);
        memberships.Forget();
        return context.Onward("/");
    }

    private static IResult Page(int status, string token, Home guest, string? problem) => Pages.Fragment<WelcomePage>(status,
        (nameof(WelcomePage.Token), token), (nameof(WelcomePage.Guest), guest), (nameof(WelcomePage.Problem), problem));

    private static IResult Expired() => Pages.Fragment<LinkExpired>(StatusCodes.Status410Gone);
}
