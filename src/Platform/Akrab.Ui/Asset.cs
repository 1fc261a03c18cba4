using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Akrab.Ui;

/// <summary>
/// The address of a built file (style sheet, script, icons) with the hash of its content, so that a browser may keep it for ever.
/// <code>&lt;link rel="stylesheet" href="@Asset.Url("akrab.css")"&gt;</code>
/// </summary>
public static class Asset
{
    private static readonly Dictionary<string, string> Urls = ReadList();

    /// <summary>The address of one file in <c>/dist</c>; throws when the build made no such file.</summary>
    public static string Url(string name) =>
        Urls.TryGetValue(name, out var url) ? url : throw new InvalidOperationException($"The asset build made no '{name}'.");

    /// <summary>Lets browsers keep a file for a year when it was asked for by its hash. Belongs before the static files.</summary>
    public static IApplicationBuilder UseAssetCaching(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/dist") && context.Request.Query.ContainsKey("v"))
            context.Response.OnStarting(static state =>
            {
                var response = ((HttpContext)state).Response;
                if (response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                    response.Headers[HeaderNames.CacheControl] = "public, max-age=31536000, immutable";
                return Task.CompletedTask;
            }, context);

        return next(context);
    });

    private static Dictionary<string, string> ReadList()
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream("assets.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!
            .ToDictionary(file => file.Key, file => $"/dist/{file.Key}?v={file.Value}");
    }
}
