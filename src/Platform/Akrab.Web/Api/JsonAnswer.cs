using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Api;

/// <summary>Answers in JSON, written straight into the response's buffers.</summary>
internal static class JsonAnswer
{
    public const string MediaType = "application/json";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The writer of this thread: writing never waits, so nobody else needs it meanwhile.</summary>
    [ThreadStatic] private static Utf8JsonWriter? writer;

    public static Task Answer(this HttpContext context, int status, Action<Utf8JsonWriter> write) => context.Answer(status, MediaType, write);

    public static Task Answer(this HttpContext context, int status, string mediaType, Action<Utf8JsonWriter> write)
    {
        var response = context.Response;
        (response.StatusCode, response.ContentType) = (status, mediaType);
        var pipe = response.BodyWriter;
        var json = writer ??= new Utf8JsonWriter(pipe, Plain);
        json.Reset(pipe);
        try
        {
            write(json);
            json.Flush();
        }
        catch
        {
            writer = null;
            throw;
        }

        return pipe.FlushAsync(context.RequestAborted).AsTask();
    }

    /// <summary>The mark by which a client says which version of a record it knows.</summary>
    public static void Mark(this HttpContext context, Kernel.Entities.Entity record) => context.Response.Headers.ETag = $"\"{record.Version}\"";
}
