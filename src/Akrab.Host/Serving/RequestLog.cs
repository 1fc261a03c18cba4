using System.Diagnostics;

namespace Akrab.Host.Serving;

/// <summary>
/// One line per request that went wrong or took long (per request at level Debug), and a name for its trace: the route as it was declared,
/// never the address, which may hold a name or a number.
/// </summary>
internal static partial class RequestLog
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    public static void UseRequestLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Akrab.Requests");
        app.Use(async (context, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                await next(context);
            }
            finally
            {
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } declared ? "/" + declared.Trim('/') : "-";
                Name(context, route);
                var took = Stopwatch.GetElapsedTime(started);
                var level = context.Response.StatusCode >= StatusCodes.Status500InternalServerError || took > Long ? LogLevel.Warning : LogLevel.Debug;
                if (log.IsEnabled(level))
                    Done(log, level, context.Request.Method, route, context.Response.StatusCode, Math.Round(took.TotalMilliseconds, 1));
            }
        });
    }

    private static void Name(HttpContext context, string route)
    {
        if (Activity.Current is not { } span)
            return;

        span.DisplayName = $"{context.Request.Method} {route}";
        span.SetTag("http.request.method", context.Request.Method);
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
    }

    [LoggerMessage(Message = "{Method} {Route} {Status} {Milliseconds} ms")]
    private static partial void Done(ILogger log, LogLevel level, string method, string route, int status, double milliseconds);
}
