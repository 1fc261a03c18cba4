using Akrab.Contracts;
using Akrab.Data.Leaving;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Admin.Settings.Owning;

/// <summary>The owner has the company deleted, after some days in which they can take it back.</summary>
internal static class LeavePages
{
    public const string Path = "/settings/leave";

    public static void Map(RouteGroupBuilder settings)
    {
        settings.MapGet("/leave", (HttpContext context, IHousePost post) => Page(context, StatusCodes.Status200OK, post, new FormSheet())).AddEndpointFilter<OnlyTheOwner>();
        settings.MapPost("/leave", Leave).AddEndpointFilter<OnlyTheOwner>();
    }

    public static void MapBack(IEndpointRouteBuilder pages) =>
        pages.MapPost(ClosedPage.TakeBackPath, TakeBack).OpenToAll("the house is closed for the owner of a company about to leave; only they are heard here");

    private static async Task<IResult> Leave(HttpContext context, SurelyThem surely, LeaveTaking leaving, Memberships memberships, IHousePost post, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var (sheet, me) = (FormSheet.Of(form), context.Features.Get<Membership>()!);
        if (sheet["name"] != me.CompanyName)
            sheet.Refuse("name", Words.Say("leave.wrong-name"));
        var user = sheet.IsGood ? await surely.Check(context, form["password"].ToString()) : null;
        if (sheet.IsGood && user is null)
            sheet.Refuse("password", Words.Say("leave.wrong-password"));
        if (user is null)
            return Page(context, StatusCodes.Status422UnprocessableEntity, post, sheet);

        var company = await leaving.Ask(me.Acting.Tenant, user.Id, CompanyEraser.Grace, stop);
        memberships.Forget();
        // Whoever took over the owner's browser cannot do it unnoticed.
        if (post.CanSend && user.Email is { } email)
            await post.Send(Words.In(me.Language, () => new HouseLetter(email, Words.Say("leave.letter.asked.subject"), Words.Say("leave.letter.asked", ("company", company.Name), ("days", (int)CompanyEraser.Grace.TotalDays)))), stop);
        return context.Onward("/");
    }

    private static async Task<IResult> TakeBack(HttpContext context, LeaveTaking leaving, Memberships memberships, CancellationToken stop)
    {
        if (context.Features.Get<HouseClosed>() is not { Membership: { IsOwner: true, LeavesAt: not null } me })
            return Results.NotFound();

        try
        {
            await leaving.TakeBack(me.Acting.Tenant, stop);
        }
        catch (BrokenRule late)
        {
            memberships.Forget();
            return Results.Text(Words.Say(late.Rule), statusCode: StatusCodes.Status409Conflict);
        }

        memberships.Forget();
        return context.Onward("/", Words.Say("leave.taken-back"));
    }

    private static IResult Page(HttpContext context, int status, IHousePost post, FormSheet sheet) => context.Page<LeavePage>(status, Words.Say("leave.title"), SettingsPages.Area,
        (nameof(LeavePage.Sheet), sheet), (nameof(LeavePage.Company), context.Features.Get<Membership>()!.CompanyName), (nameof(LeavePage.CanWrite), post.CanSend));
}
