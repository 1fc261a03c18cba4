using System.Globalization;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Privacy.Home;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Purposes;

/// <summary>Of imported people: where they are from, what allows us to have them, and when they were told.</summary>
internal static class ImportPages
{
    public const string Home = "/privacy/imports";

    private static readonly ChoiceType Bases = ChoiceType.Of(typeof(LegalBasis));

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Home, async (HttpContext context, ImportedPeople imported, AkrabDb db, Guid? import, CancellationToken stop) =>
            await Page(context, imported, db, new FormSheet(("import", import?.ToString()), ("basis", Bases.Write(LegalBasis.LegitimateInterest))), StatusCodes.Status200OK, stop)).AddEndpointFilter<OnlyKeepers>();
        pages.MapPost(Home, Note).AddEndpointFilter<OnlyKeepers>();
    }

    private static async Task<IResult> Note(HttpContext context, ImportedPeople imported, Jobs jobs, AkrabDb db, CancellationToken stop)
    {
        var sheet = FormSheet.Of(await context.Request.ReadFormAsync(stop));
        var known = await imported.Latest(stop);
        var purposes = await Purposes(db, stop);
        var origin = sheet.Required("origin");
        sheet.OneOf("import", known.Select(i => i.Import.Id.ToString()));
        sheet.OneOf("purpose", purposes.Select(p => p.Id.Value.ToString()));
        sheet.OneOf("basis", Bases.Options.Select(o => o.Key));
        DateOnly? told = null;
        if (sheet["informedOn"].Length > 0 && !DateOnly.TryParseExact(sheet["informedOn"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            sheet.Refuse("informedOn", Words.Say("error.not-a-date"));
        else if (sheet["informedOn"].Length > 0)
            told = DateOnly.ParseExact(sheet["informedOn"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var how = sheet.AtMost("informedHow", 300);
        if (!sheet.IsGood)
            return await Page(context, imported, db, sheet, StatusCodes.Status422UnprocessableEntity, stop);

        jobs.Enqueue(new NoteBases(Guid.Parse(sheet["import"]), Guid.Parse(sheet["purpose"]), (LegalBasis)Bases.Parse(sheet["basis"], ReadingContext.Invariant)!, origin, told, how.Length == 0 ? null : how));
        await db.SaveChangesAsync(stop);
        return context.Onward(WorkbenchPages.Home, Words.Say("privacy.bases-begun"));
    }

    private static async Task<IResult> Page(HttpContext context, ImportedPeople imported, AkrabDb db, FormSheet sheet, int status, CancellationToken stop) =>
        context.Page<ImportsPage>(status, Words.Say("privacy.imports"), WorkbenchPages.Area, (nameof(ImportsPage.Imports), await imported.Latest(stop)), (nameof(ImportsPage.Purposes), await Purposes(db, stop)), (nameof(ImportsPage.Sheet), sheet));

    private static Task<List<ProcessingPurpose>> Purposes(AkrabDb db, CancellationToken stop) => db.Set<ProcessingPurpose>().AsNoTracking().OrderBy(p => p.Name).ToListAsync(stop);
}
