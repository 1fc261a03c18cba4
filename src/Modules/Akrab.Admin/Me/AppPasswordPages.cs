using Akrab.Data.People;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Admin.Me;

/// <summary>One's own app passwords for phones and mail programs: made and shown once. They are revoked as tokens are.</summary>
internal static class AppPasswordPages
{
    public static void Map(RouteGroupBuilder passwords) => passwords.MapPost("", Make);

    private static async Task<IResult> Make(HttpContext context, ApiTokens tokens, UserManager<User> users, MeReader reader, CancellationToken stop)
    {
        var sheet = FormSheet.Of(await context.Request.ReadFormAsync(stop));
        var name = sheet.Required("name", 100);
        if (!sheet.IsGood)
            return MePages.Show(context, StatusCodes.Status422UnprocessableEntity, await reader.Read(context, stop) with { NewAppPassword = sheet });

        var made = await tokens.MakeAppPassword(Guid.Parse(users.GetUserId(context.User)!), name, stop);
        return MePages.Show(context, StatusCodes.Status200OK, await reader.Read(context, stop) with { MadeAppPassword = made });
    }
}
