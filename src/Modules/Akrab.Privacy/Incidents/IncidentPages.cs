using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Privacy.Home;
using Akrab.Privacy.Purposes;
using Akrab.Web.Export;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Incidents;

/// <summary>Whom an incident concerns, and what they are told.</summary>
internal static class IncidentPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        var incident = pages.MapGroup("/incidents/{id:guid}").AddEndpointFilter<OnlyKeepers>();
        incident.MapGet("/concerned", async (Guid id, HttpContext context, AkrabDb db, Concerned concerned, ImportedPeople imported, CancellationToken stop) =>
            await Find(db, id, false, stop) is { } found ? await Show(context, found, concerned, imported, new FormSheet(), StatusCodes.Status200OK, stop) : Results.NotFound());
        incident.MapPost("/concerned", Freeze);
        incident.MapGet("/concerned.csv", async (Guid id, AkrabDb db, Concerned concerned, HttpContext context, CancellationToken stop) => await Find(db, id, false, stop) is { } found ? await File(context, db, found, concerned, stop) : Results.NotFound());
        incident.MapGet("/notices", async (Guid id, HttpContext context, AkrabDb db, Telling telling, Akrab.Contracts.IPost post, CancellationToken stop) => await Find(db, id, false, stop) is { } found
            ? context.Page<NoticesPage>(found.Name, WorkbenchPages.Area, (nameof(NoticesPage.Incident), found), (nameof(NoticesPage.Company), await telling.Company(stop)), (nameof(NoticesPage.CanSend), await post.CanSend(stop) && db.Acting.MayChange(db.Registry.Get<Incident>())))
            : Results.NotFound());
        incident.MapPost("/notices/send", async (Guid id, HttpContext context, AkrabDb db, Telling telling, CancellationToken stop) => await Change(db, id, stop) is { } found
            ? context.Onward($"/incidents/{id}/concerned", Words.Say("incident.sent", ("count", await telling.Send(found, stop)))) : Results.NotFound());
        incident.MapPost("/notices/otherwise", async (Guid id, HttpContext context, AkrabDb db, Telling telling, CancellationToken stop) =>
        {
            if (await Change(db, id, stop) is not { } found)
                return Results.NotFound();
            var how = (await context.Request.ReadFormAsync(stop))["how"].ToString().Trim();
            if (how.Length is > 0 and <= 300)
                await telling.Otherwise(found, how, stop);
            return context.Onward($"/incidents/{id}/concerned");
        });
    }

    private static async Task<IResult> Freeze(Guid id, HttpContext context, AkrabDb db, Concerned concerned, ImportedPeople imported, CancellationToken stop)
    {
        if (await Change(db, id, stop) is not { } found)
            return Results.NotFound();

        var sheet = FormSheet.Of(await context.Request.ReadFormAsync(stop));
        try
        {
            var latest = await imported.Latest(stop);
            var import = Guid.TryParse(sheet["import"], out var chosen) ? latest.FirstOrDefault(i => i.Import.Id == chosen) : null;
            var taken = (await concerned.Taken(stop)).FirstOrDefault(t => t.Key == sheet["taken"]);
            var parties = import is not null ? await concerned.BroughtInBy(import.Import.Id, stop) : taken is not null ? await concerned.TakenBy(taken.Key, stop) : await concerned.Matching(sheet.AtMost("list", 2000), stop);
            await concerned.Freeze(found, parties, taken is not null && import is null ? taken.Text : import is not null ? Words.Say("incident.by-import", ("file", import.Import.FileName)) : Words.Say("incident.by-list", ("list", sheet["list"].Length == 0 ? Words.Say("incident.everybody") : sheet["list"])), stop);
            return context.Onward($"/incidents/{id}/concerned", Words.Say("incident.counted", ("count", parties.Count)));
        }
        catch (UnknownQuestion)
        {
            sheet.Refuse("list", Words.Say("incident.list-unknown"));
            return await Show(context, found, concerned, imported, sheet, StatusCodes.Status422UnprocessableEntity, stop);
        }
    }

    private static async Task<IResult> Show(HttpContext context, Incident incident, Concerned concerned, ImportedPeople imported, FormSheet sheet, int status, CancellationToken stop) =>
        context.Page<ConcernedPage>(status, incident.Name, WorkbenchPages.Area, (nameof(ConcernedPage.Incident), incident), (nameof(ConcernedPage.People), await concerned.Of(incident.Id, stop)), (nameof(ConcernedPage.Imports), await imported.Latest(stop)), (nameof(ConcernedPage.Taken), await concerned.Taken(stop)), (nameof(ConcernedPage.Sheet), sheet));

    private static async Task<IResult> File(HttpContext context, AkrabDb db, Incident incident, Concerned concerned, CancellationToken stop)
    {
        if (!db.Acting.CanExport)
            throw new NotAllowed();

        var people = await concerned.Of(incident.Id, stop);
        return await CsvFile.Of($"{Words.Say("incident.one")}-{incident.CountedAt:yyyy-MM-dd}.csv", [Words.Say("incident.person"), "e-mail", Words.Say("incident.phone"), Words.Say("incident.told-at"), Words.Say("incident.told-how")],
            people.Select(p => (IReadOnlyList<string>)[p.Name?.Name ?? "", p.Name?.Email ?? "", p.Name?.Phone ?? "", p.Row.ToldAt is { } at ? new MomentType().Format(at) : "", p.Row.ToldHow ?? ""]), stop);
    }

    private static async Task<Incident?> Change(AkrabDb db, Guid id, CancellationToken stop) =>
        db.Acting.MayChange(db.Registry.Get<Incident>()) ? await Find(db, id, true, stop) : throw new NotAllowed();

    private static Task<Incident?> Find(AkrabDb db, Guid id, bool isTracked, CancellationToken stop)
    {
        var key = new IncidentId(id);
        return (isTracked ? db.Set<Incident>().AsTracking() : db.Set<Incident>().AsNoTracking()).FirstOrDefaultAsync(i => i.Id == key, stop);
    }
}
