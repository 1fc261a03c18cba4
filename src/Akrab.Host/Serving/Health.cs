using Akrab.Data.Model;
using Akrab.Web.Frame;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Host.Serving;

/// <summary>For load balancers: is the process alive, and can it answer?</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").OpenToAll("load balancers ask; it tells of nothing but itself").ExcludeFromDescription();
        health.MapGet("/live", () => "live");
        health.MapGet("/ready", async (AkrabDb db, CancellationToken stop) =>
        {
            try
            {
                await db.Tenants.AnyAsync(stop);
                return Results.Text("ready");
            }
            catch (System.Data.Common.DbException)
            {
                return Results.Text("database unreachable", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
