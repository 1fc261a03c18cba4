using Akrab.Admin.Forms;
using Akrab.Admin.SignIn;
using Akrab.Data.Access;
using Akrab.Data.People;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Admin.Founding;

/// <summary>A stranger founds a company: asks, opens the letter, and is its owner. Where whoever runs the house did not open this door there is none.</summary>
internal static class SignUpPages
{
    public const string Path = "/sign-up", ConfirmPath = Path + "/confirm";

    /// <summary>A box that people do not see, and programs fill in.</summary>
    public const string Trap = "website";

    private const string Why = "strangers found companies here, where whoever runs the house lets them; it tells nothing of anybody";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Founders founders) => founders.IsOn ? Page(StatusCodes.Status200OK, founders, new FormSheet(("language", Words.Language))) : Results.NotFound()).OpenToAll(Why);
        pages.MapPost(Path, Ask).OpenToAll(Why);
        pages.MapGet(ConfirmPath, Show).OpenToAll(Why);
        pages.MapPost(ConfirmPath, Found).OpenToAll(Why);
    }

    private static async Task<IResult> Ask(HttpContext context, Founders founders, Passwords passwords, SignUpPace pace, CancellationToken stop)
    {
        if (!founders.IsOn)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(stop);
        var (sheet, password) = (FormSheet.Of(form), form["password"].ToString());
        if (!founders.CanWrite)
            return Page(StatusCodes.Status503ServiceUnavailable, founders, sheet);

        var company = new NewCompany(sheet.Required("company"), sheet.Required("name"), sheet.Email("email"), sheet.OneOf("language", Words.Languages));
        if (await passwords.ProblemOf(new User { Email = company.Email, UserName = company.Email }, password) is { } problem)
            sheet.Refuse("password", problem);
        if (!sheet.IsGood)
            return Page(StatusCodes.Status422UnprocessableEntity, founders, sheet);
        if (!pace.MayAsk(context, company.Email))
            return Page(StatusCodes.Status429TooManyRequests, founders, sheet, "sign-up.too-many");

        // A program is told what it expects, and nothing is kept of it.
        return sheet[Trap].Length > 0 || await founders.Ask(company, password, stop)
            ? Pages.Fragment<SignUpSent>(StatusCodes.Status200OK, (nameof(SignUpSent.Email), company.Email))
            : Page(StatusCodes.Status503ServiceUnavailable, founders, sheet, "sign-up.not-sent");
    }

    /// <summary>Looking founds nothing: mail programs look at links on their own.</summary>
    private static async Task<IResult> Show(HttpContext context, string? token, Founders founders, CancellationToken stop) =>
        !founders.IsOn ? Results.NotFound() : await founders.Find(token, stop) is { } pending ? Confirm(context, StatusCodes.Status200OK, token!, pending, problem: null) : Expired();

    private static async Task<IResult> Found(HttpContext context, Founders founders, SignInPace pace, FrontDoor door, CancellationToken stop)
    {
        if (!founders.IsOn)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(stop);
        var (token, password) = (form.Text("token"), form["password"].ToString());
        if (await founders.Find(token, stop) is not { } pending)
            return Expired();
        using var turn = await pace.Enter(context, pending.Email, stop);
        if (!turn.IsAcquired)
            return Confirm(context, StatusCodes.Status429TooManyRequests, token, pending, "sign-in.too-many");
        if (!await founders.IsTheirs(pending, password, stop))
            return Confirm(context, StatusCodes.Status422UnprocessableEntity, token, pending, "sign-up.confirm.wrong");
        if (await founders.Found(pending, password, Origin.Of(Door.Page, null, context.Connection.RemoteIpAddress), stop) is not { } owner)
            return Expired();

        await door.Open(owner, keep: true, SignInWay.Link, hasTwoSteps: false, stop);
        return context.Onward("/", Words.Say("setup.done", ("company", pending.Company)));
    }

    private static IResult Page(int status, Founders founders, FormSheet sheet, string? problem = null) => Pages.Fragment<SignUpPage>(status,
        (nameof(SignUpPage.Sheet), sheet), (nameof(SignUpPage.CanWrite), founders.CanWrite), (nameof(SignUpPage.Problem), problem));

    /// <summary>The secret stands in the address, and must go nowhere.</summary>
    private static IResult Confirm(HttpContext context, int status, string token, PendingCompany pending, string? problem)
    {
        (context.Response.Headers["Referrer-Policy"], context.Response.Headers.CacheControl) = ("no-referrer", "no-cache, no-store");
        return Pages.Fragment<ConfirmPage>(status, (nameof(ConfirmPage.Token), token), (nameof(ConfirmPage.Pending), pending), (nameof(ConfirmPage.Problem), problem));
    }

    private static IResult Expired() => Pages.Fragment<SignUpExpired>(StatusCodes.Status410Gone);
}
