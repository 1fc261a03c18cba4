using Akrab.Commerce.Documents;
using Akrab.Commerce.Quotes;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Commerce.Paper;

/// <summary>Where a customer reads a quote or an invoice and answers, without signing in.</summary>
internal static class PaperPages
{
    public const string Home = "/paper";

    private const string Why = "a customer reads the document whose address, with a key nobody guesses, was sent to them";
    private const int LongestName = 200, LongestWords = 2_000;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Home + "/{plural}/{id:guid}/{key:guid}", Show).OpenToAll(Why);
        pages.MapGet(Home + "/{plural}/{id:guid}/{key:guid}/file.pdf", Download).OpenToAll(Why);
        pages.MapPost(Home + "/{plural}/{id:guid}/{key:guid}", Answer).OpenToAll(Why);
    }

    public static string Of(EntityDefinition kind, IDocument document) => $"{Home}/{kind.Plural}/{document.Key}/{document.PaperKey}";

    public static string FileOf(EntityDefinition kind, IDocument document) => Of(kind, document) + "/file.pdf";

    private static async Task<IResult> Download(string plural, Guid id, Guid key, HttpContext context, PaperDesk desk, CancellationToken stop)
    {
        if (await desk.Find(plural, id, key, stop) is not { } sheet)
            return Results.NotFound();

        context.Response.Headers.CacheControl = "no-store";
        return Results.File(PaperPdf.Of(sheet), "application/pdf", sheet.FileName("pdf"));
    }

    private static async Task<IResult> Show(string plural, Guid id, Guid key, HttpContext context, PaperDesk desk, CancellationToken stop) =>
        await desk.Find(plural, id, key, stop) is { } sheet ? Page(context, sheet, new FormSheet(), StatusCodes.Status200OK) : Results.NotFound();

    private static async Task<IResult> Answer(string plural, Guid id, Guid key, HttpContext context, PaperDesk desk, FormPace pace, CancellationToken stop)
    {
        if (await desk.Find(plural, id, key, stop) is not { Document: Quote } sheet)
            return Results.NotFound();

        var typed = FormSheet.Of(await context.Request.ReadFormAsync(stop));
        var isYes = typed["answer"] != "no";
        var (by, words) = (isYes ? typed.Required("by") : typed["by"], typed.AtMost("words", LongestWords));
        typed.AtMost("by", LongestName);
        if (isYes && !typed.IsOn("agrees"))
            typed.Refuse("agrees", Words.Say("paper.must-agree"));
        if (!typed.IsGood)
            return Page(context, sheet, typed, StatusCodes.Status422UnprocessableEntity);
        if (!pace.MayAsk(context, $"paper:{id}"))
            return Page(context, sheet, typed, StatusCodes.Status429TooManyRequests, Words.Say("paper.too-many"));
        try
        {
            await desk.Answer(sheet, isYes, by, words.Length > 0 ? words : null, stop);
        }
        catch (BrokenRule broken)
        {
            return Page(context, await desk.Find(plural, id, key, stop) ?? sheet, typed, StatusCodes.Status409Conflict, broken.Say());
        }
        catch (StaleVersion)
        {
            return Page(context, await desk.Find(plural, id, key, stop) ?? sheet, typed, StatusCodes.Status409Conflict, Words.Say("quote.not-out"));
        }

        return Results.Redirect(sheet.Url);
    }

    private static IResult Page(HttpContext context, Sheet sheet, FormSheet typed, int status, string? problem = null)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Pages.Fragment<PaperPage>(status, (nameof(PaperPage.Sheet), sheet), (nameof(PaperPage.Typed), typed), (nameof(PaperPage.Problem), problem));
    }
}
