using System.Text.Json;
using Akrab.Data.Backup;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Moving;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Admin.Settings.Owning;

/// <summary>The owner takes the whole company along, in a locked file that another installation can take in.</summary>
internal static class TakeAlongPages
{
    public const string Path = "/settings/take-along", Progress = Path + "/progress", Cancel = Path + "/cancel", File = Path + "/file";

    public static void Map(RouteGroupBuilder settings)
    {
        settings.MapGet("/take-along", async (HttpContext context, AkrabDb db, JobKinds kinds, CompanyFiles files, CancellationToken stop) =>
            Page(context, StatusCodes.Status200OK, new FormSheet(), await Last(db, kinds, stop), files)).AddEndpointFilter<OnlyTheOwner>();
        settings.MapGet("/take-along/progress", async (HttpContext context, AkrabDb db, JobKinds kinds, CompanyFiles files, CancellationToken stop) =>
            await Last(db, kinds, stop) is var last && context.IsFragment() ? Pages.Fragment<TakeAlongState>((nameof(TakeAlongState.Job), last), (nameof(TakeAlongState.File), FileOf(db, last, files))) : Pages.See(Path)).AddEndpointFilter<OnlyTheOwner>();
        settings.MapPost("/take-along", Begin).AddEndpointFilter<OnlyTheOwner>();
        settings.MapPost("/take-along/cancel", End).AddEndpointFilter<OnlyTheOwner>();
        settings.MapPost("/take-along/file", Fetch).AddEndpointFilter<OnlyTheOwner>();
    }

    private static async Task<IResult> Begin(HttpContext context, AkrabDb db, Jobs jobs, JobKinds kinds, CompanyFiles files, PassphraseSeal seal, SurelyThem surely, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var (sheet, passphrase) = (new FormSheet(), form["passphrase"].ToString());
        if (passphrase.EnumerateRunes().Count() < Passphrase.Shortest)
            sheet.Refuse("passphrase", Words.Say("take-along.too-short", ("count", Passphrase.Shortest)));
        if (passphrase != form["again"].ToString())
            sheet.Refuse("again", Words.Say("take-along.not-the-same"));
        if (sheet.IsGood && await surely.Check(context, form["password"].ToString()) is null)
            sheet.Refuse("password", Words.Say("leave.wrong-password"));
        var last = await Last(db, kinds, stop);
        if (!sheet.IsGood)
            return Page(context, StatusCodes.Status422UnprocessableEntity, sheet, last, files);

        if (last is not { State: JobState.Waiting or JobState.Running })
        {
            jobs.Enqueue(new SendCompany(seal.Close(db.CurrentTenant, passphrase)));
            await db.SaveChangesAsync(stop);
        }

        return context.Onward(Path);
    }

    private static async Task<IResult> End(HttpContext context, AkrabDb db, Jobs jobs, JobKinds kinds, CancellationToken stop)
    {
        if (await Last(db, kinds, stop) is { } last)
            await jobs.Cancel(last.Id, stop);
        return context.Onward(Path);
    }

    /// <summary>Given out by a form, so that no address leads to it, and noted before its first byte goes out.</summary>
    private static async Task<IResult> Fetch(HttpContext context, AkrabDb db, JobKinds kinds, CompanyFiles files, Readings readings, CancellationToken stop)
    {
        var last = await Last(db, kinds, stop);
        if (FileOf(db, last, files) is not { } file || Report(last) is not { } report)
            return Results.NotFound();

        await readings.Note(Readings.Export, Readings.Company, null, report.Rows, File, stop);
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(file.FullName, "application/octet-stream", $"akrab-{DateOnly.FromDateTime(last!.CreatedAt.UtcDateTime):yyyy-MM-dd}.akrab");
    }

    /// <summary>What a finished job said.</summary>
    public static CompanySent? Report(JobRow? job) => job is { State: JobState.Done, Result: { } text } ? JsonSerializer.Deserialize<CompanySent>(text, EventJson.Options) : null;

    private static FileInfo? FileOf(AkrabDb db, JobRow? job, CompanyFiles files) => job is { State: JobState.Done } ? files.Find(db.CurrentTenant, job.Id) : null;

    private static Task<JobRow?> Last(AkrabDb db, JobKinds kinds, CancellationToken stop)
    {
        var kind = kinds.Of(typeof(SendCompany)).Name;
        return db.Set<JobRow>().AsNoTracking().Where(j => j.Kind == kind).OrderByDescending(j => j.CreatedAt).ThenByDescending(j => j.Id).FirstOrDefaultAsync(stop);
    }

    private static IResult Page(HttpContext context, int status, FormSheet sheet, JobRow? last, CompanyFiles files) => context.Page<TakeAlongPage>(status, Words.Say("take-along.title"), SettingsPages.Area,
        (nameof(TakeAlongPage.Sheet), sheet), (nameof(TakeAlongPage.Job), last), (nameof(TakeAlongPage.File), last is { State: JobState.Done } ? files.Find(context.Features.Get<Membership>()!.Acting.Tenant, last.Id) : null));
}
