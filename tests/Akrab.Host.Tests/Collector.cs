using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Akrab.Host.Tests;

/// <summary>Receives OpenTelemetry as a collector does, by OTLP over HTTP, and keeps what came.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/{signal}", async (HttpContext context) =>
        {
            Assert.Equal("application/x-protobuf", context.Request.ContentType);
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _received.Enqueue((context.Request.Path, body.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
        });
    }

    public string Url => _app.Urls.Single();

    /// <summary>Everything that came, as text: what is not in here was not sent.</summary>
    public string Text => string.Concat(_received.Select(r => Encoding.UTF8.GetString(r.Body)));

    /// <summary>The names of spans: resource_spans, scope_spans, spans, name.</summary>
    public IReadOnlyList<string> Spans => TextsAt("/v1/traces", 1, 2, 2, 5);

    /// <summary>The names of metrics: resource_metrics, scope_metrics, metrics, name.</summary>
    public IReadOnlyList<string> Metrics => TextsAt("/v1/metrics", 1, 2, 2, 1);

    /// <summary>What names who sends: resource_spans, resource, attributes, and of each its key and the text of its value.</summary>
    public IReadOnlyList<string> Senders => [.. TextsAt("/v1/traces", 1, 1, 1, 1).Zip(TextsAt("/v1/traces", 1, 1, 1, 2, 1), (key, value) => $"{key}={value}")];

    public static async Task<Collector> Start()
    {
        var collector = new Collector();
        await collector._app.StartAsync();
        return collector;
    }

    private List<string> TextsAt(string path, params int[] fields) =>
        [.. _received.Where(r => r.Path == path).SelectMany(r => fields.Aggregate((IEnumerable<ReadOnlyMemory<byte>>)[r.Body], (at, field) => at.SelectMany(message => Parts(message, field)))).Select(part => Encoding.UTF8.GetString(part.Span))];

    /// <summary>The parts of a protobuf message with this number that have a length: messages and texts.</summary>
    private static List<ReadOnlyMemory<byte>> Parts(ReadOnlyMemory<byte> message, int field)
    {
        List<ReadOnlyMemory<byte>> found = [];
        for (var at = 0; at < message.Length;)
        {
            var tag = Number(message.Span, ref at);
            switch (tag & 7)
            {
                case 0: Number(message.Span, ref at); break;
                case 1: at += 8; break;
                case 5: at += 4; break;
                default:
                    var length = (int)Number(message.Span, ref at);
                    if ((int)(tag >> 3) == field)
                        found.Add(message.Slice(at, length));
                    at += length;
                    break;
            }
        }

        return found;
    }

    private static ulong Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            number |= (ulong)(next & 127) << shift;
            if (next < 128)
                return number;
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
