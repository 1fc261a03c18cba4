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
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sign-in", Show).AllowAnonymous();
        pages.MapPost("/sign-in", LetIn).AllowAnonymous();
        pages.MapPost("/sign-out", LetOut).AllowAnonymous();
    }

    private static IResult Show(HttpContext context, string? back) => context.User.Identity is { IsAuthenticated: true }
        ? Results.Redirect(LocalUrl.Of(back))
        : Page(StatusCodes.Status200OK, "", LocalUrl.Of(back), problem: null);

    private static async Task<IResult> LetIn(HttpContext context, Doorkeeper doorkeeper, SignInPace pace, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var (email, back) = (form.Text("email"), LocalUrl.Of(form.Text("back")));
        using var turn = await pace.Enter(context, email, stop);
        if (!turn.IsAcquired)
            return Page(StatusCodes.Status429TooManyRequests, email, back, "sign-in.too-many");

        return await doorkeeper.LetIn(email, form["password"].ToString(), form.IsOn("keep"), stop) switch
        {
            Entry.LetIn => context.Onward(back),
            Entry.Locked => Page(StatusCodes.Status422UnprocessableEntity, email, back, "sign-in.locked"),
            Entry.Homeless => Page(StatusCodes.Status422UnprocessableEntity, email, back, "sign-in.homeless"),
            _ => Page(StatusCodes.Status422UnprocessableEntity, email, back, "sign-in.refused"),
        };
    }

    private static async Task<IResult> LetOut(HttpContext context, SignInManager<User> signIn)
    {
        await signIn.SignOutAsync();
        return context.Onward("/sign-in");
    }

    private static IResult Page(int status, string email, string back, string? problem) => Pages.Fragment<SignInPage>(status,
        (nameof(SignInPage.Email), email), (nameof(SignInPage.Back), back),
        (nameof(SignInPage.Problem), problem is null ? null : Words.Say(problem, ("minutes", (int)Doorkeeper.LockedFor.TotalMinutes))));
}
