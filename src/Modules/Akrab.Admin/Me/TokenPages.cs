using System.Globalization;
using Akrab.Admin.SignIn;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Admin.Me;

/// <summary>One's own tokens for programs: made, shown once, revoked.</summary>
internal static class TokenPages
{
    /// <summary>How long a token may last, in days; empty for ever.</summary>
    public static readonly IReadOnlyList<string> Lives = ["30", "90", "365", ""];

    public static readonly IReadOnlyList<string> Scopes = ["read", "read write"];

    public static void Map(RouteGroupBuilder tokens)
    {
        tokens.MapPost("", Make);
        tokens.MapPost("/{id:guid}/revoke", Revoke);
    }

    private static async Task<IResult> Make(HttpContext context, ApiTokens tokens, UserManager<User> users, MeReader reader, CancellationToken stop)
    {
        var sheet = FormSheet.Of(await context.Request.ReadFormAsync(stop));
        var (name, scopes, days) = (sheet.Required("name", 100), sheet.OneOf("scopes", Scopes), sheet.OneOf("days", Lives));
        if (!sheet.IsGood)
            return MePages.Show(context, StatusCodes.Status422UnprocessableEntity, await reader.Read(context, stop) with { NewToken = sheet });

        TimeSpan? lasts = days.Length == 0 ? null : TimeSpan.FromDays(int.Parse(days, CultureInfo.InvariantCulture));
        var made = await tokens.Make(Guid.Parse(users.GetUserId(context.User)!), name, scopes, lasts, stop);
        return MePages.Show(context, StatusCodes.Status200OK, await reader.Read(context, stop) with { MadeToken = made });
    }

    private static async Task<IResult> Revoke(Guid id, HttpContext context, AkrabDb db, ApiTokens tokens, KnownTokens known, UserManager<User> users, CancellationToken stop)
    {
        var me = Guid.Parse(users.GetUserId(context.User)!);
        if (!await db.Set<ApiToken>().AnyAsync(t => t.Id == id && t.User == me, stop))
            return Results.NotFound();

        await tokens.Revoke(id, stop);
        known.Forget();
        return context.Onward("/me", Words.Say("me.token.revoked"));
    }
}
