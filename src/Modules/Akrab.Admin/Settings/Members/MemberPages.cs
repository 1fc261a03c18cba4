using Akrab.Admin.SignIn;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Admin.Settings.Members;

/// <summary>Who works here: invited, given a role, sent a new link, deactivated.</summary>
internal static class MemberPages
{
    public static void Map(RouteGroupBuilder users)
    {
        users.MapGet("", List);
        users.MapGet("/invite", async (HttpContext context, Staff staff, CancellationToken stop) => Invite(context, StatusCodes.Status200OK, await staff.Offer(stop), new FormSheet()));
        users.MapPost("/invite", SendInvitation);
        users.MapGet("/{id:guid}", Show);
        users.MapPost("/{id:guid}", Save);
        users.MapPost("/{id:guid}/link", NewLink);
        users.MapPost("/{id:guid}/one-step", BackToOneStep);
        users.MapPost("/{id:guid}/end-sessions", EndSessions);
        users.MapGet("/{id:guid}/end-sessions", (Guid id) => Results.Redirect($"/settings/users/{id}"));
        users.MapGet("/{id:guid}/one-step", (Guid id) => Results.Redirect($"/settings/users/{id}"));
        users.MapGet("/{id:guid}/link", (Guid id) => Results.Redirect($"/settings/users/{id}"));
    }

    private static async Task<IResult> List(HttpContext context, Staff staff, CancellationToken stop) =>
        context.Page<MemberList>(Words.Say("settings.users"), SettingsPages.Area, (nameof(MemberList.Members), await staff.All(stop)));

    private static async Task<IResult> SendInvitation(HttpContext context, Staff staff, Memberships memberships, CancellationToken stop)
    {
        var sheet = FormSheet.Of(await context.Request.ReadFormAsync(stop));
        var offer = await staff.Offer(stop);
        var (name, email) = (sheet.Required("name"), sheet.Email("email"));
        var role = offer.RoleOf(sheet);
        if (await staff.Knows(email, stop))
            sheet.Refuse("email", Words.Say("settings.users.known"));
        if (!sheet.IsGood)
            return Invite(context, StatusCodes.Status422UnprocessableEntity, offer, sheet);

        var user = await staff.Invite(email, name, role!, offer.TeamOf(sheet), stop);
        memberships.Forget();
        return await staff.IsOursAlone(user, stop)
            ? await ShowLink(context, staff, user, name, email, stop)
            : context.Onward("/settings/users", Words.Say("settings.users.has-login", ("name", name)));
    }

    private static async Task<IResult> Show(Guid id, HttpContext context, Staff staff, AkrabDb db, CancellationToken stop)
    {
        if (await staff.Find(id, stop) is not { } member)
            return Results.NotFound();

        var sheet = new FormSheet(("name", member.Name), ("role", member.Role?.Value.ToString()), ("team", member.Team?.Value.ToString()), ("active", member.IsActive ? "true" : "false"));
        return await Edit(context, StatusCodes.Status200OK, member, staff, sheet, db, stop);
    }

    private static async Task<IResult> Save(Guid id, HttpContext context, Staff staff, Administrators administrators, AkrabDb db, Memberships memberships, CancellationToken stop)
    {
        if (await staff.Find(id, stop) is not { } member)
            return Results.NotFound();

        var sheet = FormSheet.Of(await context.Request.ReadFormAsync(stop));
        var offer = await staff.Offer(stop);
        var (name, role) = (sheet.Required("name"), offer.RoleOf(sheet));
        if (!sheet.IsGood)
            return await Edit(context, StatusCodes.Status422UnprocessableEntity, member, staff, sheet, db, stop);

        (member.Name, member.Role, member.Team, member.IsActive) = (name, role!.Id, offer.TeamOf(sheet), sheet.IsOn("active"));
        try
        {
            await administrators.MustRemain(member, stop);
        }
        catch (BrokenRule broken)
        {
            sheet.Refuse("role", Words.Say(broken.Rule));
            return await Edit(context, StatusCodes.Status409Conflict, member, staff, sheet, db, stop);
        }

        await db.SaveChangesAsync(stop);
        memberships.Forget();
        return context.Onward("/settings/users", Words.Say("record.saved"));
    }

    private static async Task<IResult> NewLink(Guid id, HttpContext context, Staff staff, CancellationToken stop) =>
        await staff.Find(id, stop) is { IsActive: true, User: { } user } member && await staff.IsOursAlone(user, stop) ? await ShowLink(context, staff, user, member.Name, member.Email, stop) : Results.NotFound();

    /// <summary>Somebody has lost both the phone and the recovery codes.</summary>
    private static async Task<IResult> BackToOneStep(Guid id, HttpContext context, Staff staff, TwoStep twoStep, FrontDoor door, Memberships memberships, CancellationToken stop)
    {
        if (await staff.Find(id, stop) is not { User: { } user } member || !await staff.IsOursAlone(user, stop) || await staff.LoginOf(user) is not { } login)
            return Results.NotFound();

        await twoStep.TurnOff(login);
        await staff.ForgetPasskeys(user, stop);
        await door.EndOthers(user, stop);
        memberships.Forget();
        return context.Onward($"/settings/users/{id}", Words.Say("two-step.is-off-for", ("name", member.Name)));
    }

    /// <summary>Their browsers are signed out, all but the one in which this is asked.</summary>
    private static async Task<IResult> EndSessions(Guid id, HttpContext context, Staff staff, FrontDoor door, CancellationToken stop)
    {
        if (await staff.Find(id, stop) is not { User: { } user } member)
            return Results.NotFound();

        await door.EndOthers(user, stop);
        return context.Onward($"/settings/users/{id}", Words.Say("session.all-ended", ("name", member.Name)));
    }

    private static async Task<IResult> ShowLink(HttpContext context, Staff staff, Guid user, string name, string? email, CancellationToken stop)
    {
        var link = new InvitationLink(name, email, context.Features.Get<Membership>()!.CompanyName, $"{context.Origin()}/welcome?token={await staff.LinkFor(user, stop)}");
        return context.Page<InvitationPage>(Words.Say("settings.users.link"), SettingsPages.Area, (nameof(InvitationPage.Link), link), (nameof(InvitationPage.IsSent), await staff.Send(link, stop)));
    }

    private static IResult Invite(HttpContext context, int status, RolesAndTeams offer, FormSheet sheet) => context.Page<InviteForm>(status, Words.Say("settings.users.invite"), SettingsPages.Area,
        (nameof(InviteForm.Offer), offer), (nameof(InviteForm.Sheet), sheet));

    private static async Task<IResult> Edit(HttpContext context, int status, Member member, Staff staff, FormSheet sheet, AkrabDb db, CancellationToken stop)
    {
        var canHaveLink = member is { IsActive: true, User: { } user } && member.Id != db.Me && await staff.IsOursAlone(user, stop);
        var staffing = await Staffing.Read(db, stop);
        return context.Page<MemberForm>(status, member.Name, SettingsPages.Area, (nameof(MemberForm.Roles), staffing.RolesOf(member)), (nameof(MemberForm.Acting), staffing.Of(member)), (nameof(MemberForm.Member), member), (nameof(MemberForm.Offer), await staff.Offer(stop)),
            (nameof(MemberForm.Sheet), sheet), (nameof(MemberForm.CanHaveLink), canHaveLink), (nameof(MemberForm.HasTwoSteps), canHaveLink && await staff.LoginOf(member.User!.Value) is { } login && (TwoStep.IsOn(login) || await staff.HasPasskey(login.Id, stop))));
    }
}
