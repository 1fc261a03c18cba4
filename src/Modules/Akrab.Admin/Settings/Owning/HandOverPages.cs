using Akrab.Contracts;
using Akrab.Data.People;
using Akrab.Kernel.Language;
using Akrab.Ui;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Admin.Settings.Owning;

/// <summary>The owner gives the company to somebody who works there.</summary>
internal static class HandOverPages
{
    public const string Path = "/settings/hand-over";

    public static void Map(RouteGroupBuilder settings)
    {
        settings.MapGet("/hand-over", (HttpContext context, Ownership ownership, CancellationToken stop) => Page(context, StatusCodes.Status200OK, ownership, new FormSheet(), stop)).AddEndpointFilter<OnlyTheOwner>();
        settings.MapPost("/hand-over", HandOver).AddEndpointFilter<OnlyTheOwner>();
    }

    private static async Task<IResult> HandOver(HttpContext context, Ownership ownership, SurelyThem surely, UserManager<User> users, Memberships memberships, IHousePost post, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var (sheet, me) = (FormSheet.Of(form), context.Features.Get<Membership>()!);
        if ((await ownership.Heirs(stop)).FirstOrDefault(m => m.Id.Value.ToString() == sheet["to"]) is not { } heir)
            sheet.Refuse("to", Words.Say("hand-over.choose"));
        else if (await surely.Check(context, form["password"].ToString()) is not { } user)
            sheet.Refuse("password", Words.Say("leave.wrong-password"));
        else
        {
            await ownership.HandOver(user.Id, heir.Id, stop);
            memberships.Forget();
            var to = (await users.FindByIdAsync(heir.User.ToString()!))?.Email;
            // Whoever took over the owner's browser cannot do it unnoticed.
            foreach (var address in post.CanSend ? new[] { user.Email, to }.OfType<string>() : [])
                await post.Send(Words.In(me.Language, () => new HouseLetter(address, Words.Say("hand-over.letter.subject"), Words.Say("hand-over.letter", ("company", me.CompanyName), ("to", heir.Name)))), stop);
            return context.Onward("/settings", Words.Say("hand-over.done", ("name", heir.Name)));
        }

        return await Page(context, StatusCodes.Status422UnprocessableEntity, ownership, sheet, stop);
    }

    private static async Task<IResult> Page(HttpContext context, int status, Ownership ownership, FormSheet sheet, CancellationToken stop) =>
        context.Page<HandOverPage>(status, Words.Say("hand-over.title"), SettingsPages.Area, (nameof(HandOverPage.Sheet), sheet),
            (nameof(HandOverPage.Heirs), (await ownership.Heirs(stop)).Select(m => new Option(m.Id.Value.ToString(), m.Email is null ? m.Name : $"{m.Name} ({m.Email})")).ToList()));
}
