using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Web.Api;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Akrab.Web.Errors;

/// <summary>Turns what a page threw into a sentence and a status; the log keeps the rest.</summary>
internal sealed partial class ErrorPages(RequestDelegate next, ILogger<ErrorPages> log)
{
    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false, ContentLength: null } && WantsPage(context))
                await Answer(context, StatusCodes.Status404NotFound, Words.Say("error.page-not-found"));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            var (status, sentence) = Judge(fault);
            if (status >= StatusCodes.Status500InternalServerError)
                Unexpected(log, fault, context.Request.Method, (context.GetEndpoint() as Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText);
            context.Response.Clear();
            await (context.Request.Path.StartsWithSegments("/api") && Problem.Of(fault) is { } problem ? problem.Answer(context) : Answer(context, status, sentence));
        }
    }

    /// <summary>The status and the sentence for a fault; shared with the API.</summary>
    internal static (int Status, string Sentence) Judge(Exception fault) => fault switch
    {
        RecordNotFound => (StatusCodes.Status404NotFound, Words.Say("error.record-not-found")),
        Refused refused => (refused.Problem.Status, refused.Problem.Detail),
        NotAllowed => (StatusCodes.Status403Forbidden, Words.Say("error.not-allowed")),
        UnknownQuestion unknown => (StatusCodes.Status400BadRequest, unknown.Say()),
        UnreadableValue unreadable => (StatusCodes.Status400BadRequest, unreadable.Say()),
        StaleVersion => (StatusCodes.Status409Conflict, Words.Say("error.changed-meanwhile")),
        BrokenRule broken => (StatusCodes.Status409Conflict, broken.Say()),
        InvalidInput invalid => (StatusCodes.Status422UnprocessableEntity, string.Join(' ', invalid.Problems.Select(p => p.Say()))),
        BadHttpRequestException bad => (bad.StatusCode, Words.Say(bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "error.too-large" : "error.bad-request")),
        InvalidDataException => (StatusCodes.Status413PayloadTooLarge, Words.Say("error.too-large")),
        _ when StorageTroubles.Of(fault) is { } trouble => (Problem.StatusOf(trouble), Words.Say(Problem.WordOf(trouble))),
        _ => (StatusCodes.Status500InternalServerError, Words.Say("error.unexpected")),
    };

    private static async Task Answer(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        Problem.Patience(context);
        await (WantsPage(context)
            ? Pages.Fragment<ErrorPage>(status, (nameof(ErrorPage.Sentence), sentence), (nameof(ErrorPage.Status), status), (nameof(ErrorPage.Theme), Sessions.Preferences.ThemeOf(context)))
            : Results.Text(sentence, statusCode: status)).ExecuteAsync(context);
    }

    private static bool WantsPage(HttpContext context) => !context.IsFragment()
        && context.Request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    [LoggerMessage(LogLevel.Error, "{Method} {Route} failed")]
    private static partial void Unexpected(ILogger log, Exception fault, string method, string? route);
}
