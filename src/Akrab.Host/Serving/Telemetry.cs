using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Akrab.Host.Serving;

/// <summary>Traces and metrics over OTLP, when the usual variable says where to; otherwise nothing of it is even loaded.</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "Quartz", "Akrab"];
    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components", "System.Runtime", "System.Net.Http",
        "Npgsql", "Microsoft.EntityFrameworkCore", "Akrab",
    ];

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (!string.IsNullOrEmpty(configuration[Endpoint]))
            services.AddHostedService<Sender>();
    }

    private sealed class Sender : IHostedService
    {
        private OpenTelemetrySdk? _sdk;

        public Task StartAsync(CancellationToken stop)
        {
            _sdk = OpenTelemetrySdk.Create(telemetry => telemetry
                .ConfigureResource(resource => resource.AddService("akrab", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString()))
                .WithTracing(tracing => tracing.AddSource(Sources).AddOtlpExporter())
                .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter()));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken stop)
        {
            _sdk?.Dispose();
            return Task.CompletedTask;
        }
    }
}
