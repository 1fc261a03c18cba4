using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Language;
using Akrab.Ui;
using Akrab.Web.Audit;
using Akrab.Web.Export;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Admin.Settings;

/// <summary>Who changed what and who took what along, newest first, and as a file.</summary>
internal static class AuditPages
{
    private const int PerPage = 50;

    public static void Map(RouteGroupBuilder settings)
    {
        settings.MapGet("/audit", Show);
        settings.MapGet("/audit.csv", Take);
    }

    private static async Task<IResult> Show(Guid? before, HttpContext context, AuditReader reader, AkrabDb db, TimeProvider time, CancellationToken stop)
    {
        var question = AuditQuestion.Read(context.Request.Query, Reading.ByPeople(db.Acting, time));
        var members = await db.Set<Member>().AsNoTracking().OrderBy(m => m.Name).Select(m => new { m.Id, m.Name }).ToListAsync(stop);
        return context.Page<AuditPage>(Words.Say("audit.title"), SettingsPages.Area, (nameof(AuditPage.Part), await reader.Page(question, before, PerPage, withTitles: true, stop)), (nameof(AuditPage.Question), question),
            (nameof(AuditPage.Members), members.ConvertAll(m => new Option(m.Id.Value.ToString(), m.Name))),
            (nameof(AuditPage.Entities), reader.Told.Select(e => new Option(e.Name, e.Many)).OrderBy(o => o.Text, StringComparer.CurrentCulture).ToList()));
    }

    private static async Task<IResult> Take(HttpContext context, AuditExport export, AkrabDb db, TimeProvider time, CancellationToken stop)
    {
        var question = AuditQuestion.Read(context.Request.Query, Reading.ByPeople(db.Acting, time));
        return await WholeFile.Send(context, "text/csv; charset=utf-8", FormattableString.Invariant($"audit-{db.Today:yyyy-MM-dd}.csv"), file => export.Write(question, file, stop));
    }
}
