using Akrab.Admin.Forms;
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

namespace Akrab.Admin.Me;

/// <summary>One's own page: name, language, zone, password, tokens, other companies.</summary>
internal static class MePages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/me", async (HttpContext context, MeReader reader, CancellationToken stop) => Show(context, StatusCodes.Status200OK, await reader.Read(context, stop)));
        pages.MapPost("/me", SaveProfile);
        pages.MapPost("/me/password", ChangePassword);
        TokenPages.Map(pages.MapGroup("/me/tokens"));
        AppPasswordPages.Map(pages.MapGroup("/me/app-passwords"));
        TwoStepPages.Map(pages.MapGroup("/me/two-step"));
        SessionPages.Map(pages.MapGroup("/me/sessions"));
        foreach (var form in (string[])["/me/two-step", "/me/two-step/confirm", "/me/two-step/codes", "/me/two-step/off", "/me/password", "/me/tokens", "/me/app-passwords"])
            pages.MapGet(form, () => Results.Redirect("/me"));
    }

    public static IResult Show(HttpContext context, int status, MeModel model) => context.Page<MePage>(status, Words.Say("me.title"), "me", (nameof(MePage.Model), model));

    private static async Task<IResult> SaveProfile(HttpContext context, AkrabDb db, Memberships memberships, MeReader reader, CancellationToken stop)
    {
        var sheet = FormSheet.Of(await context.Request.ReadFormAsync(stop));
        var name = sheet.Required("name");
        var (language, zone) = (sheet["language"], sheet["zone"]);
        if (language.Length > 0)
            sheet.OneOf("language", Words.Languages);
        if (zone.Length > 0 && !Choices.IsZone(zone))
            sheet.Refuse("zone", Words.Say("error.required"));
        if (!sheet.IsGood)
            return Show(context, StatusCodes.Status422UnprocessableEntity, await reader.Read(context, stop) with { Profile = sheet });

        var me = await db.Set<Member>().AsTracking().SingleAsync(m => m.Id == db.Me, stop);
        (me.Name, me.Language, me.TimeZone) = (name, language is "" ? null : language, zone is "" ? null : zone);
        await db.SaveChangesAsync(stop);
        memberships.Forget();
        context.Response.Cookies.Delete(Preferences.LanguageCookie);
        return context.Onward("/me", Words.Say("record.saved"));
    }

    private static async Task<IResult> ChangePassword(HttpContext context, SignInManager<User> signIn, FrontDoor door, Passwords passwords, Memberships memberships, MeReader reader, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var (current, wanted) = (form["current"].ToString(), form["password"].ToString());
        var user = (await signIn.UserManager.GetUserAsync(context.User))!;
        var sheet = new FormSheet();
        if (user.PasswordHash is not null && await signIn.CheckPasswordSignInAsync(user, current, lockoutOnFailure: true) is { Succeeded: false } refused)
            sheet.Refuse("current", Words.Say(refused.IsLockedOut ? "sign-in.locked" : "me.password.wrong", ("minutes", (int)Doorkeeper.LockedFor.TotalMinutes)));
        else if (await passwords.ProblemOf(user, wanted) is { } problem)
            sheet.Refuse("password", problem);
        if (!sheet.IsGood)
            return Show(context, StatusCodes.Status422UnprocessableEntity, await reader.Read(context, stop) with { Password = sheet });

        await passwords.Set(user, wanted);
        await door.EndOthers(user.Id, stop);
        await door.Renew(user);
        memberships.Forget();
        return context.Onward("/me", Words.Say("me.password.changed"));
    }
}
