using System.Text.RegularExpressions;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Akrab.Privacy.Home;
using Akrab.Privacy.Requests;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Door;

/// <summary>Opens and closes the public form, and says where it is.</summary>
internal static partial class FormSettings
{
    public const string Url = "/privacy/form";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Url, async (HttpContext context, AkrabDb db, CancellationToken stop) =>
        {
            var door = await Door(db, stop);
            return Page(context, new FormSheet(("slug", door?.Slug ?? await Suggested(db, stop)), ("open", door is { IsOpen: true } ? "true" : "false")), door, StatusCodes.Status200OK);
        }).AddEndpointFilter<OnlyKeepers>();
        pages.MapPost(Url, Save).AddEndpointFilter<OnlyKeepers>();
    }

    private static async Task<bool> IsTaken(AkrabDb db, string slug, CancellationToken stop)
    {
        using var everywhere = db.Everywhere();
        return await db.Set<DoorRow>().IgnoreQueryFilters().AnyAsync(d => d.Slug == slug && d.TenantId != db.CurrentTenant, stop);
    }

    private static async Task<IResult> Save(HttpContext context, AkrabDb db, CancellationToken stop)
    {
        if (!db.Acting.MayChange(db.Registry.Get<PrivacyRequest>()))
            throw new NotAllowed();

        var sheet = FormSheet.Of(await context.Request.ReadFormAsync(stop));
        var (slug, door) = (sheet.Required("slug", 60), await Door(db, stop));
        if (sheet.IsGood && !Plain().IsMatch(slug))
            sheet.Refuse("slug", Words.Say("privacy-form.slug-letters"));
        if (sheet.IsGood && await IsTaken(db, slug, stop))
            sheet.Refuse("slug", Words.Say("privacy-form.slug-taken"));
        if (!sheet.IsGood)
            return Page(context, sheet, door, StatusCodes.Status422UnprocessableEntity);

        if (door is null)
            db.Add(new DoorRow { Slug = slug, IsOpen = sheet.IsOn("open") });
        else
        {
            var kept = await db.Set<DoorRow>().AsTracking().SingleAsync(stop);
            (kept.Slug, kept.IsOpen) = (slug, sheet.IsOn("open"));
        }

        await db.SaveChangesAsync(stop);
        return context.Onward(Url, Words.Say("record.saved"));
    }

    private static Task<DoorRow?> Door(AkrabDb db, CancellationToken stop) => db.Set<DoorRow>().AsNoTracking().FirstOrDefaultAsync(stop);

    private static async Task<string> Suggested(AkrabDb db, CancellationToken stop) =>
        Blanks().Replace(Fold.Text(await db.Tenants.Where(t => t.Id == db.CurrentTenant).Select(t => t.Name).FirstAsync(stop)), "-").Trim('-');

    private static IResult Page(HttpContext context, FormSheet sheet, DoorRow? door, int status) =>
        context.Page<FormSettingsPage>(status, Words.Say("privacy.form"), WorkbenchPages.Area, (nameof(FormSettingsPage.Sheet), sheet), (nameof(FormSettingsPage.Address), door is { IsOpen: true } ? $"{DoorPages.Home}/{door.Slug}" : null));

    [GeneratedRegex("^[a-z0-9](-?[a-z0-9])+$")]
    private static partial Regex Plain();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Blanks();
}
