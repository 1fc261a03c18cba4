using System.Globalization;
using Akrab.Customers.Activities;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Customers.Plans;

/// <summary>Planned against done, month by month.</summary>
internal static class TeamWorkPages
{
    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet("/activities/planned-and-done", async (HttpContext context, TeamWorkReader reader, AkrabDb db, TimeProvider time, CancellationToken stop) =>
        {
            if (!db.Acting.MayRead(db.Registry.Get<Activity>()))
                throw new NotAllowed();

            var month = DateOnly.TryParseExact(context.Request.Query["month"], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked.Year is > 1900 and < 9000 ? asked : new DateOnly(time.Today().Year, time.Today().Month, 1);
            return context.Page<TeamWorkPage>(Words.Say("team-work.title"), "activity", (nameof(TeamWorkPage.Month), month), (nameof(TeamWorkPage.Work), await reader.Read(month, month.AddMonths(1), stop)));
        });
}
