using Akrab.Data.Access;
using Akrab.Data.Files;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Exchange;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Import.Steps;

/// <summary>The import as a conversation: choose a file, see what its columns mean, see what would happen, run it, read the report, take it back.</summary>
internal static class ImportEndpoints
{
    private const int LatestImports = 20;
    private const int ShownNotes = 100;

    public static void Map(IEndpointRouteBuilder pages)
    {
        var group = pages.MapGroup("/import");
        group.MapGet("", Latest);
        group.MapGet("/new", New);
        group.MapPost("", Start).WithMetadata(new RequestSizeLimitAttribute(Imports.LargestFile)).WithFormOptions(multipartBodyLengthLimit: Imports.LargestFile);
        group.MapGet("/{id:guid}", Show);
        group.MapPost("/{id:guid}/map", MapColumns);
        group.MapGet("/{id:guid}/check", Check);
        group.MapPost("/{id:guid}/run", Run);
        group.MapPost("/{id:guid}/cancel", Cancel);
        group.MapPost("/{id:guid}/roll-back", RollBack);
        group.MapGet("/{id:guid}/progress", Progress);
        group.MapGet("/{id:guid}/rejected", Rejected);
    }

    private static async Task<IResult> Latest(HttpContext context, Imports imports, CancellationToken stop) =>
        context.Page<ImportsPage>(Words.Say("import.title"), null, (nameof(ImportsPage.Rows), await imports.Latest(LatestImports, stop)));

    private static IResult New(string? @as, HttpContext context, Registry registry, AkrabDb db) =>
        db.Acting.CanImport ? Choose(context, Importable(registry), @as ?? "people", null) : throw new NotAllowed();

    private static async Task<IResult> Start(IFormCollection form, HttpContext context, Registry registry, Imports imports, CancellationToken stop)
    {
        var plural = form["as"].ToString();
        var definition = Importable(registry).FirstOrDefault(d => d.Plural == plural) ?? throw new RecordNotFound();
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            return Choose(context, Importable(registry), plural, Words.Say("import.choose-file"), StatusCodes.Status422UnprocessableEntity);

        try
        {
            await using var content = file.OpenReadStream();
            var run = await imports.Start(content, file.FileName, definition, null, stop);
            return context.Onward(await imports.FirstStep(run, stop));
        }
        catch (UnreadableFile unreadable)
        {
            return Choose(context, Importable(registry), plural, unreadable.Message, StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static IResult Choose(HttpContext context, IReadOnlyList<EntityDefinition> entities, string plural, string? error, int status = StatusCodes.Status200OK) =>
        context.Page<ChooseFile>(status, Words.Say("import.title"), null, (nameof(ChooseFile.Entities), entities), (nameof(ChooseFile.As), plural), (nameof(ChooseFile.Error), error));

    private static async Task<IResult> Show(Guid id, HttpContext context, Imports imports, Registry registry, AkrabDb db, CancellationToken stop)
    {
        var run = await imports.Find(id, stop);
        var definition = registry.Find(run.Entity)!;
        return run.State switch
        {
            ImportState.Draft => context.Page<MapPage>(run.FileName, definition.Name, (nameof(MapPage.Run), run), (nameof(MapPage.Definition), definition), (nameof(MapPage.Plan), await imports.Plan(id, isWhole: false, stop)), (nameof(MapPage.Currency), ImportSetting.CurrencyOf(run) ?? db.Acting.Currency)),
            _ => await Report(run, definition, context, imports, stop),
        };
    }

    private static async Task<IResult> Report(ImportRow run, EntityDefinition definition, HttpContext context, Imports imports, CancellationToken stop) =>
        context.Page<ReportPage>(run.FileName, definition.Name,
            (nameof(ReportPage.Run), run), (nameof(ReportPage.Definition), definition), (nameof(ReportPage.Report), await imports.Report(run.Id, stop)),
            (nameof(ReportPage.Rejected), await imports.Notes(run.Id, ImportNoteKind.Rejected, 0, ShownNotes, stop)),
            (nameof(ReportPage.Warned), await imports.Notes(run.Id, ImportNoteKind.Warning, 0, ShownNotes, stop)),
            (nameof(ReportPage.Kept), await imports.Notes(run.Id, ImportNoteKind.Kept, 0, ShownNotes, stop)));

    private static async Task<IResult> MapColumns(Guid id, IFormCollection form, HttpContext context, Imports imports, CancellationToken stop)
    {
        var targets = form.Where(p => p.Key.StartsWith("column.", StringComparison.Ordinal) && int.TryParse(p.Key["column.".Length..], out _))
            .ToDictionary(p => int.Parse(p.Key["column.".Length..], System.Globalization.CultureInfo.InvariantCulture), p => p.Value.ToString() is { Length: > 0 } target ? target : null);
        await imports.Map(id, targets, form["currency"].ToString() is { Length: > 0 } currency ? currency : null, stop);
        return context.Onward($"/import/{id}/check");
    }

    private static async Task<IResult> Check(Guid id, HttpContext context, Imports imports, Registry registry, CancellationToken stop)
    {
        var run = await imports.Find(id, stop);
        return run.State == ImportState.Draft
            ? context.Page<CheckPage>(run.FileName, run.Entity, (nameof(CheckPage.Run), run), (nameof(CheckPage.Definition), registry.Find(run.Entity)!), (nameof(CheckPage.Plan), await imports.Plan(id, isWhole: false, stop)))
            : context.Onward($"/import/{id}");
    }

    private static async Task<IResult> Run(Guid id, IFormCollection _, HttpContext context, Imports imports, CancellationToken stop)
    {
        await imports.Run(id, stop);
        return context.Onward($"/import/{id}");
    }

    private static async Task<IResult> Cancel(Guid id, IFormCollection _, HttpContext context, Imports imports, CancellationToken stop)
    {
        await imports.Cancel(id, stop);
        return context.Onward($"/import/{id}", Words.Say("import.cancelling"));
    }

    private static async Task<IResult> RollBack(Guid id, IFormCollection _, HttpContext context, Imports imports, CancellationToken stop)
    {
        await imports.RollBack(id, stop);
        return context.Onward($"/import/{id}");
    }

    private static async Task<IResult> Progress(Guid id, HttpContext context, Imports imports, AkrabDb db, TimeProvider time, CancellationToken stop)
    {
        var run = await imports.Find(id, stop);
        if (run.State is not (ImportState.Running or ImportState.RollingBack))
            return context.Onward($"/import/{id}");

        var job = await db.Set<JobRow>().AsNoTracking().FirstOrDefaultAsync(j => j.Id == run.Job, stop);
        return Pages.Fragment<RunProgress>((nameof(RunProgress.Run), run), (nameof(RunProgress.Job), job), (nameof(RunProgress.Now), time.GetUtcNow()));
    }

    private static async Task<IResult> Rejected(Guid id, Imports imports, Files files, CancellationToken stop)
    {
        var file = await imports.Problems(id, stop) ?? throw new RecordNotFound();
        return Results.File(files.Open(file), "text/csv; charset=utf-8", file.Name);
    }

    private static IReadOnlyList<EntityDefinition> Importable(Registry registry) => [.. registry.Entities.Where(Imports.Takes).OrderBy(e => e.Position)];
}
