using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Akrab.Kernel.Entities;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Akrab.Web.Api;

/// <summary>Takes in a JSON body: of a limited size and depth, in valid UTF-8, no member twice.</summary>
internal static class JsonBody
{
    public const int Largest = 1024 * 1024;

    private const int Deepest = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = Deepest };

    /// <summary>The bytes sent; none when there is no body.</summary>
    public static async Task<ReadOnlyMemory<byte>> Bytes(HttpContext context, int largest)
    {
        var request = context.Request;
        if (request.ContentLength == 0 || request.ContentLength is null && !request.Headers.ContainsKey(HeaderNames.TransferEncoding))
            return default;
        if (!IsJson(request.ContentType))
            throw new Refused(Problem.Of(StatusCodes.Status415UnsupportedMediaType, "wrong-type", "api.wrong-type"));
        if (request.ContentLength > largest)
            throw new Refused(Problem.TooLarge);

        var body = new ArrayBufferWriter<byte>((int)(request.ContentLength ?? 4096));
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(context.RequestAborted);
            foreach (var part in read.Buffer)
                body.Write(part.Span);
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (body.WrittenCount > largest)
                throw new Refused(Problem.TooLarge);
            if (read.IsCompleted)
                return body.WrittenMemory;
        }
    }

    /// <summary>The object sent, as this.</summary>
    /// <exception cref="Refused">It is not JSON, no object, or not of this shape.</exception>
    public static async Task<T> Read<T>(HttpContext context, JsonSerializerOptions shape) where T : class
    {
        using var body = ParseObject(await Bytes(context, Largest));
        try
        {
            return body.RootElement.Deserialize<T>(shape) ?? throw new Refused(Problem.Malformed);
        }
        catch (JsonException)
        {
            throw new Refused(Problem.Malformed);
        }
    }

    /// <summary>The object sent; dispose it when done.</summary>
    /// <exception cref="Refused">It is not JSON, or no object.</exception>
    public static JsonDocument ParseObject(ReadOnlyMemory<byte> body)
    {
        var document = Parse(body);
        if (document.RootElement.ValueKind == JsonValueKind.Object)
            return document;

        document.Dispose();
        throw new Refused(Problem.Malformed);
    }

    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
            throw new Refused(Problem.Malformed);
        try
        {
            return JsonDocument.Parse(body, Strict);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw WhatIsWrong(body);
        }
    }

    /// <summary>Either it is no JSON at all, or some member stands twice: that one is named.</summary>
    private static Exception WhatIsWrong(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Lenient);
            var twice = Twice(document.RootElement, "").Select(pointer => new FieldProblem(pointer, "api.member-twice")).ToList();
            return twice.Count > 0 ? new InvalidInput(twice) : new Refused(Problem.Malformed);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return new Refused(Problem.Malformed);
        }
    }

    private static IEnumerable<string> Twice(JsonElement value, string at) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().GroupBy(m => m.Name).SelectMany(same =>
            same.Skip(1).Any() ? [Join(at, same.Key)] : Twice(same.First().Value, Join(at, same.Key))),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Twice(item, Join(at, i.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        _ => [],
    };

    /// <summary>One step further in a JSON pointer (RFC 6901), without the slash at its beginning.</summary>
    public static string Join(string at, string member)
    {
        var escaped = member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return at.Length == 0 ? escaped : $"{at}/{escaped}";
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.MediaType.Equals("application/merge-patch+json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
