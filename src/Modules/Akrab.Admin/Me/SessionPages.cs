using Akrab.Admin.SignIn;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Admin.Me;

/// <summary>Where one is signed in: ended one by one, or all but this one.</summary>
internal static class SessionPages
{
    public static void Map(RouteGroupBuilder sessions)
    {
        sessions.MapPost("/{id:guid}/end", End);
        sessions.MapPost("/end-others", EndOthers);
    }

    private static async Task<IResult> End(Guid id, HttpContext context, FrontDoor door, CancellationToken stop) =>
        await door.End(id, stop) ? context.Onward("/me", Words.Say("session.ended")) : Results.NotFound();

    private static async Task<IResult> EndOthers(HttpContext context, FrontDoor door, UserManager<Data.People.User> users, CancellationToken stop)
    {
        await door.EndOthers(Guid.Parse(users.GetUserId(context.User)!), stop);
        return context.Onward("/me", Words.Say("session.others-ended"));
    }
}
