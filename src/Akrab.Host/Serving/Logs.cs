using Microsoft.Extensions.Logging.Console;

namespace Akrab.Host.Serving;

/// <summary>
/// Logs go to standard error: one JSON object a line in production, short lines for a developer or a terminal (<c>AKRAB_LOGS=short</c>).
/// Nobody logs values of records.
/// </summary>
internal static class Logs
{
    private const string Form = "AKRAB_LOGS";

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var isShort = builder.Configuration[Form] is { } form ? form == "short" : builder.Environment.IsDevelopment();
        builder.Logging.ClearProviders();
        builder.Logging.Configure(options => options.ActivityTrackingOptions = isShort ? ActivityTrackingOptions.None : ActivityTrackingOptions.TraceId);
        if (isShort)
            builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
        else
            builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "O"));
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Akrab", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
