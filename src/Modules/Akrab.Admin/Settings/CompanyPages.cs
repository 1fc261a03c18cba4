using Akrab.Admin.Forms;
using Akrab.Data.Model;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Admin.Settings;

/// <summary>The company's name, language, zone and currency.</summary>
internal static class CompanyPages
{
    public static void Map(RouteGroupBuilder settings)
    {
        settings.MapGet("/company", Show);
        settings.MapPost("/company", Save);
    }

    private static async Task<IResult> Show(HttpContext context, AkrabDb db, CancellationToken stop)
    {
        var company = await db.Tenants.AsNoTracking().SingleAsync(t => t.Id == db.CurrentTenant, stop);
        return Page(context, StatusCodes.Status200OK,
            new FormSheet(("name", company.Name), ("language", company.Language), ("zone", company.TimeZone), ("currency", company.Currency)));
    }

    private static async Task<IResult> Save(HttpContext context, AkrabDb db, Memberships memberships, CancellationToken stop)
    {
        var sheet = FormSheet.Of(await context.Request.ReadFormAsync(stop));
        var (name, language) = (sheet.Required("name"), sheet.OneOf("language", Words.Languages));
        if (!Choices.IsZone(sheet["zone"]))
            sheet.Refuse("zone", Words.Say("error.required"));
        if (!CurrencyInfo.IsKnown(sheet["currency"]))
            sheet.Refuse("currency", Words.Say("error.required"));
        if (!sheet.IsGood)
            return Page(context, StatusCodes.Status422UnprocessableEntity, sheet);

        var company = await db.Tenants.AsTracking().SingleAsync(t => t.Id == db.CurrentTenant, stop);
        (company.Name, company.Language, company.TimeZone, company.Currency) = (name, language, sheet["zone"], sheet["currency"]);
        await db.SaveChangesAsync(stop);
        memberships.Forget();
        return context.Onward("/settings", Words.Say("record.saved"));
    }

    private static IResult Page(HttpContext context, int status, FormSheet sheet) =>
        context.Page<CompanyPage>(status, Words.Say("settings.company.title"), SettingsPages.Area, (nameof(CompanyPage.Sheet), sheet), (nameof(CompanyPage.IsOwner), context.Features.Get<Membership>() is { IsOwner: true }));
}
