using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Privacy.Requests;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Privacy.Door;

/// <summary>Where people ask about their data without signing in, and follow what became of it.</summary>
internal static class DoorPages
{
    public const string Home = "/your-data";

    /// <summary>A box that people do not see, and programs fill in.</summary>
    public const string Trap = "website";

    private const string Why = "people ask about their own data here; a company opens it by itself, and it tells nothing of anybody";

    private static readonly ChoiceType Kinds = ChoiceType.Of(typeof(RequestKind));

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Home + "/{slug}", Show).OpenToAll(Why);
        pages.MapPost(Home + "/{slug}", Take).OpenToAll(Why);
        pages.MapGet(Home + "/{slug}/{secret}", Follow).OpenToAll(Why);
        pages.MapPost(Home + "/{slug}/{secret}", Try).OpenToAll(Why);
    }

    private static async Task<IResult> Show(string slug, Doorway door, CancellationToken stop) =>
        await door.Find(slug, stop) is { } form ? Page(form, new FormSheet(("kind", Kinds.Write(RequestKind.Access))), StatusCodes.Status200OK) : Results.NotFound();

    private static async Task<IResult> Take(string slug, HttpContext context, Doorway door, FormPace pace, CancellationToken stop)
    {
        if (await door.Find(slug, stop) is not { } form)
            return Results.NotFound();

        var sheet = FormSheet.Of(await context.Request.ReadFormAsync(stop));
        var (kind, name, contact, text) = (sheet.OneOf("kind", Kinds.Options.Select(o => o.Key)), sheet.Required("name"), sheet.Required("contact", 254), sheet.AtMost("text", 5000));
        if (!sheet.IsGood)
            return Page(form, sheet, StatusCodes.Status422UnprocessableEntity);
        if (!pace.MayAsk(context, slug))
            return Page(form, sheet, StatusCodes.Status429TooManyRequests, Words.Say("privacy-form.too-many"));

        // A program is told what it expects, and nothing is kept of it.
        var secret = sheet[Trap].Length > 0 ? Data.People.SecretText.Make() : await door.Take(form, new Asked((RequestKind)Kinds.Parse(kind, ReadingContext.Invariant)!, name, contact, text), stop);
        return Pages.See($"{Home}/{slug}/{secret}");
    }

    private static async Task<IResult> Follow(string slug, string secret, HttpContext context, Doorway door, CancellationToken stop) =>
        await door.Find(slug, stop) is { } form && await door.Follow(form, secret, stop) is { } request ? State(context, form, secret, request, null, StatusCodes.Status200OK) : Results.NotFound();

    private static async Task<IResult> Try(string slug, string secret, HttpContext context, Doorway door, FormPace pace, CancellationToken stop)
    {
        if (await door.Find(slug, stop) is not { } form || await door.Follow(form, secret, stop) is not { } request)
            return Results.NotFound();
        if (!pace.MayTry(context))
            return State(context, form, secret, request, Words.Say("privacy-form.too-many"), StatusCodes.Status429TooManyRequests);

        var code = (await context.Request.ReadFormAsync(stop))["code"].ToString();
        return await door.Try(form, secret, code, stop) ? Pages.See($"{Home}/{slug}/{secret}") : State(context, form, secret, request, Words.Say("privacy-form.wrong-code"), StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult Page(OpenForm form, FormSheet sheet, int status, string? problem = null) =>
        Pages.Fragment<AskPage>(status, (nameof(AskPage.Form), form), (nameof(AskPage.Sheet), sheet), (nameof(AskPage.Problem), problem));

    /// <summary>The secret stands in the address, and must go nowhere.</summary>
    private static IResult State(HttpContext context, OpenForm form, string secret, PrivacyRequest request, string? problem, int status)
    {
        (context.Response.Headers["Referrer-Policy"], context.Response.Headers.CacheControl) = ("no-referrer", "no-cache, no-store");
        return Pages.Fragment<FollowPage>(status, (nameof(FollowPage.Form), form), (nameof(FollowPage.Path), $"{Home}/{form.Slug}/{secret}"), (nameof(FollowPage.Request), request), (nameof(FollowPage.Problem), problem));
    }
}
