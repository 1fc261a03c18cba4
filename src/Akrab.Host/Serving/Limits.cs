using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;

namespace Akrab.Host.Serving;

/// <summary>How much a request may bring, and how little an answer weighs.</summary>
internal static class Limits
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>The largest body of an ordinary request; those that take files ask for more at their endpoint.</summary>
    private const int LargestBody = 16 * Megabyte;

    private const int LargestValue = 2 * Megabyte;

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.Configure<FormOptions>(form => (form.ValueLengthLimit, form.ValueCountLimit, form.KeyLengthLimit) = (LargestValue, 4096, 512));
    }

    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = ["text/html", "text/css", "text/javascript", "text/plain", "text/csv", "image/svg+xml", "application/json", "application/problem+json", "application/manifest+json"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }
}
