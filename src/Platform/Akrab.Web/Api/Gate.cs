using System.Globalization;
using System.Security.Claims;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Web.Api;

/// <summary>What every call of the API passes: the language the caller asks for, the scope of the token, and faults told as problems.</summary>
internal static partial class Gate
{
    public const string Read = "read";
    public const string Write = "write";

    public static RequestDelegate For(string scope, Func<HttpContext, Task> handle) => async context =>
    {
        Speak(context);
        try
        {
            Demand(context, scope);
            await handle(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            await Tell(context, fault);
        }
    };

    public static IReadOnlyList<string> ScopesOf(HttpContext context) => context.User.FindFirstValue(AkrabClaims.Scope)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static void Demand(HttpContext context, string scope)
    {
        var scopes = context.User.FindFirst(AkrabClaims.Scope)?.Value ?? "";
        if (!scopes.Contains(scope, StringComparison.Ordinal) && !scopes.Contains("admin", StringComparison.Ordinal))
            throw new Refused(Problem.Of(StatusCodes.Status403Forbidden, "missing-scope", "api.missing-scope", ("scope", scope)));
    }

    /// <summary>Each call says its language; what the member reads on pages is of no matter to a program.</summary>
    private static void Speak(HttpContext context)
    {
        var asked = context.Request.Headers.AcceptLanguage;
        if (asked.Count > 0 && SessionMiddleware.Asked(context) is { } language)
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Preferences.CultureOf(language);
    }

    private static Task Tell(HttpContext context, Exception fault)
    {
        if (Problem.Of(fault) is not { } problem)
        {
            Unexpected(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Gate)), fault,
                context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
            problem = Problem.Of(StatusCodes.Status500InternalServerError, "unexpected", "error.unexpected");
        }

        context.Response.Headers.ETag = default;
        return problem.Answer(context);
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Route} failed")]
    private static partial void Unexpected(ILogger log, Exception fault, string method, string? route);
}
