using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Admin.Settings;

/// <summary>Who of the company signed in or tried to, newest first.</summary>
internal static class SignInLogPages
{
    private const int PerPage = 50;

    public static void Map(RouteGroupBuilder settings) => settings.MapGet("/sign-ins", Show);

    private static async Task<IResult> Show(Guid? before, HttpContext context, SignInLog log, AkrabDb db, CancellationToken stop)
    {
        var attempts = await log.OfCompany(before, PerPage + 1, stop);
        var users = attempts.Select(a => a.User).OfType<Guid?>().Distinct().ToList();
        var names = (await db.Set<Member>().IgnoreQueryFilters(["deleted"]).Where(m => users.Contains(m.User)).Select(m => new { m.User, m.Name }).ToListAsync(stop))
            .DistinctBy(m => m.User).ToDictionary(m => m.User!.Value, m => m.Name);
        return context.Page<SignInLogPage>(Words.Say("attempts.title"), SettingsPages.Area, (nameof(SignInLogPage.Lines), attempts.Take(PerPage).ToList()), (nameof(SignInLogPage.Names), names),
            (nameof(SignInLogPage.Before), attempts.Count > PerPage ? attempts[PerPage - 1].Id : (Guid?)null));
    }
}
