using Akrab.Data.Access;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Language;
using Akrab.Privacy.Home;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Retention;

/// <summary>What a rule would let go, before it is switched on; and the work of a night, begun or ended by hand.</summary>
internal static class RetentionPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/retention-rules/{id:guid}/preview", async (Guid id, HttpContext context, LookedAt rules, AkrabDb db, CancellationToken stop) => await rules.Preview(new RetentionRuleId(id), stop) is { } preview
            ? context.Page<PreviewPage>(preview.Rule.Name, WorkbenchPages.Area, (nameof(PreviewPage.Preview), preview), (nameof(PreviewPage.CanWrite), db.Acting.MayChange(db.Registry.Get<RetentionRule>())))
            : Results.NotFound()).AddEndpointFilter<OnlyKeepers>();
        pages.MapPost("/privacy/retention/run", Run).AddEndpointFilter<OnlyKeepers>();
        pages.MapPost("/privacy/retention/cancel", Cancel).AddEndpointFilter<OnlyKeepers>();
    }

    private static async Task<IResult> Run(HttpContext context, Jobs jobs, AkrabDb db, CancellationToken stop)
    {
        MustChange(db);
        if (!await Open(db).AnyAsync(stop))
        {
            jobs.Enqueue(new LetOldGo());
            await db.SaveChangesAsync(stop);
        }

        return context.Onward(WorkbenchPages.Home, Words.Say("privacy.retention-begun"));
    }

    private static async Task<IResult> Cancel(HttpContext context, Jobs jobs, AkrabDb db, CancellationToken stop)
    {
        MustChange(db);
        foreach (var job in await Open(db).AsNoTracking().Select(j => j.Id).ToListAsync(stop))
            await jobs.Cancel(job, stop);
        return context.Onward(WorkbenchPages.Home);
    }

    private static IQueryable<JobRow> Open(AkrabDb db) => db.Set<JobRow>().Where(j => j.Kind == LettingOldGo.Kind && (j.State == JobState.Waiting || j.State == JobState.Running));

    private static void MustChange(AkrabDb db)
    {
        if (!db.Acting.MayChange(db.Registry.Get<RetentionRule>()))
            throw new NotAllowed();
    }
}
