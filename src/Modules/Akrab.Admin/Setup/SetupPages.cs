using Akrab.Admin.Forms;
using Akrab.Admin.SignIn;
using Akrab.Data.Access;
using Akrab.Data.People;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Admin.Setup;

/// <summary>The first run: who owns this house, and how it is called. Once there is a user, these pages do not exist.</summary>
internal static class SetupPages
{
    private const string First = "before the first run nobody can sign in; the page asks for the word from the terminal";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/setup", Show).OpenToAll(First);
        pages.MapPost("/setup", MoveIn).OpenToAll(First);
    }

    private static async Task<IResult> Show(string? token, SignInLinks links, UserManager<User> users, CancellationToken stop)
    {
        if (await users.Users.AnyAsync(stop))
            return Results.NotFound();

        var language = Words.Language;
        return await links.Find(token, stop) is { User: var user } && user == Guid.Empty
            ? Page(StatusCodes.Status200OK, token!, new FormSheet(("language", language), ("zone", "Asia/Jakarta")))
            : Pages.Fragment<SetupNeedsLink>(StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> MoveIn(HttpContext context, FirstOwner owner, SignInLinks links, UserManager<User> users, FrontDoor door, Passwords passwords, CancellationToken stop)
    {
        if (await users.Users.AnyAsync(stop))
            return Results.NotFound();

        var form = await context.Request.ReadFormAsync(stop);
        var (sheet, token, password) = (FormSheet.Of(form), form.Text("token"), form["password"].ToString());
        if (await links.Find(token, stop) is not { User: var none } || none != Guid.Empty)
            return Pages.Fragment<SetupNeedsLink>(StatusCodes.Status403Forbidden);

        var house = new NewHouse(sheet.Required("company"), sheet.Required("name"), sheet.Email("email"), sheet.OneOf("language", Words.Languages), sheet["zone"]);
        if (!Choices.IsZone(house.Zone))
            sheet.Refuse("zone", Words.Say("error.required"));
        if (await passwords.ProblemOf(new User { Email = house.Email, UserName = house.Email }, password) is { } problem)
            sheet.Refuse("password", problem);
        if (!sheet.IsGood)
            return Page(StatusCodes.Status422UnprocessableEntity, token, sheet);
        if (await links.Use(token, stop) is null)
            return Pages.Fragment<SetupNeedsLink>(StatusCodes.Status403Forbidden);

        var user = (await users.FindByIdAsync((await owner.MoveIn(house, Origin.Of(Door.Page, null, context.Connection.RemoteIpAddress), stop)).ToString()))!;
        await passwords.Set(user, password);
        await door.Open(user, keep: true, SignInWay.Link, hasTwoSteps: false, stop);
        return context.Onward("/", Words.Say("setup.done", ("company", house.Company)));
    }

    private static IResult Page(int status, string token, FormSheet sheet) => Pages.Fragment<SetupPage>(status, (nameof(SetupPage.Token), token), (nameof(SetupPage.Sheet), sheet));
}
