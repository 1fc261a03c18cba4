using Akrab.Admin.Forms;
using Akrab.Kernel.Entities;
using Akrab.Data.People;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Admin.SignIn;

/// <summary>What a browser remembers, and in which of their companies somebody works now.</summary>
internal static class PreferencePages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPost("/me/preferences", Remember).OpenToAll("language and colours are chosen at the door, too");
        pages.MapPost("/me/tenant", Move);
    }

    private static async Task<IResult> Remember(HttpContext context, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        if (Words.Languages.Contains(form.Text("language")))
            Preferences.Remember(context, Preferences.LanguageCookie, form.Text("language"));
        if (form.Text("theme") is "light" or "dark" or "auto")
            Preferences.Remember(context, Preferences.ThemeCookie, form.Text("theme"));
        return context.Onward(form.TextOrNull("back") is { } back ? LocalUrl.Of(back) : LocalUrl.OfReferer(context));
    }

    private static async Task<IResult> Move(HttpContext context, UserManager<User> users, FrontDoor door, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var membership = context.Features.Get<Membership>()!;
        var (tenant, name) = Guid.TryParse(form.Text("tenant"), out var id) ? membership.Elsewhere.FirstOrDefault(e => e.Tenant == new TenantId(id)) : default;
        if (name is null || await users.GetUserAsync(context.User) is not { } user)
            return Results.NotFound();

        user.LastTenant = tenant;
        await users.UpdateAsync(user);
        await door.Renew(user);
        return context.Onward("/", Words.Say("tenant.moved", ("name", name)));
    }
}
