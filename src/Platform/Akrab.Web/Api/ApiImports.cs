using System.Text.Json;
using Akrab.Data.Access;
using Akrab.Data.Files;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web.Frame;
using Akrab.Web.Import;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Api;

/// <summary>Answers the calls that bring files in: what came of it has the shape it has on the command line.</summary>
internal sealed class ApiImports(Imports imports, AkrabDb db, Files files, TimeProvider time)
{
    private const int Latest = 100;
    private const string DryRun = "dryRun";

    public static ApiImports Of(HttpContext context) => context.RequestServices.GetRequiredService<ApiImports>();

    /// <summary>Takes in the file of a form, or the whole body, and imports it; or only says what would happen.</summary>
    public async Task Start(EntityDefinition definition, HttpContext context)
    {
        if (!db.Acting.CanImport)
            throw new NotAllowed();

        var (stop, isDryRun) = (context.RequestAborted, IsDryRun(context.Request.Query));
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = Imports.LargestFile;
        var (content, name) = await File(context.Request, stop);
        await using var reading = content;
        var run = await imports.Start(content, name, definition, new ImportOptions { Currency = context.Request.Query["currency"].ToString() is { Length: > 0 } currency ? currency : null }, stop);
        if (isDryRun)
        {
            await Answer(context, (await imports.Plan(run.Id, isWhole: true, stop)).Report);
            return;
        }

        await imports.Run(run.Id, stop);
        await AnswerWhenOver(run.Id, context);
    }

    public async Task List(HttpContext context)
    {
        var runs = await imports.Latest(Latest, context.RequestAborted);
        await context.Answer(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("data");
            JsonSerializer.Serialize(json, runs.Select(ImportReport.Of), ImportReport.Json);
            json.WriteEndObject();
        });
    }

    public async Task One(HttpContext context) => await Answer(context, await imports.Report(ApiRecords.IdOf(context), context.RequestAborted));

    public async Task Cancel(HttpContext context)
    {
        await imports.Cancel(ApiRecords.IdOf(context), context.RequestAborted);
        await AnswerWhenOver(ApiRecords.IdOf(context), context);
    }

    public async Task RollBack(HttpContext context)
    {
        await imports.RollBack(ApiRecords.IdOf(context), context.RequestAborted);
        await AnswerWhenOver(ApiRecords.IdOf(context), context);
    }

    /// <summary>The rejected rows with their reasons, as a file to mend and send again.</summary>
    public async Task Rejected(HttpContext context)
    {
        var file = await imports.Problems(ApiRecords.IdOf(context), context.RequestAborted) ?? throw new RecordNotFound();
        await Results.File(files.Open(file), "text/csv; charset=utf-8", file.Name).ExecuteAsync(context);
    }

    private static async Task<(Stream Content, string Name)> File(HttpRequest request, CancellationToken stop)
    {
        if (!request.HasFormContentType)
            return (request.Body, request.Query["name"].ToString() is { Length: > 0 } name ? name : "file");

        var form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = Imports.LargestFile }, stop);
        var file = form.Files.GetFile("file") ?? throw new InvalidInput([new FieldProblem("file", "import.choose-file")]);
        return (file.OpenReadStream(), file.FileName);
    }

    private static bool IsDryRun(IQueryCollection query)
    {
        foreach (var name in query.Keys)
            if (name is not (DryRun or "name"))
                throw new UnknownQuestion("error.unknown-field", name);
        return new ToggleType().Parse(query[DryRun], ReadingContext.Invariant) is true;
    }

    /// <summary>What is not over by then goes on, and is asked for again.</summary>
    private async Task AnswerWhenOver(Guid id, HttpContext context) =>
        await Answer(context, await time.Until(() => imports.Report(id, context.RequestAborted), report => !IsUnderWay(report), context.Request.Patience(), context.RequestAborted));

    private static bool IsUnderWay(ImportReport report) => report.State is ImportState.Running or ImportState.RollingBack;

    private static Task Answer(HttpContext context, ImportReport report)
    {
        if (report.State != ImportState.Draft)
            context.Response.Headers.Location = $"{ApiSetup.Root}/imports/{report.ImportId}";
        return context.Answer(IsUnderWay(report) ? StatusCodes.Status202Accepted : StatusCodes.Status200OK, json => JsonSerializer.Serialize(json, report, ImportReport.Json));
    }
}
