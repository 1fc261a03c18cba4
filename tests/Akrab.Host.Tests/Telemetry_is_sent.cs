using Akrab.Testing;

namespace Akrab.Host.Tests;

/// <summary>What a collector gets of a working server, and what it must never get.</summary>
public abstract class Telemetry_is_sent(Engine engine)
{
    public sealed class On_sqlite() : Telemetry_is_sent(Engine.Sqlite);

    public sealed class On_postgres() : Telemetry_is_sent(Engine.Postgres);

    [Fact]
    public async Task Spans_are_named_after_routes_and_nothing_tells_of_anybody()
    {
        await using var collector = await Collector.Start();
        await using var shop = await KilledShop.Open(engine);
        using var server = await RealProcess.Serve(shop.Place, new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        });
        using var owner = await shop.Enter(server);
        await owner.Open("/people/new");
        var person = (await owner.Submit("/people", ("fullName", "Wahyu Rahasia"), ("phones.0.typed", "0812 3456 7890"))).Location!;
        await owner.Open(person);
        await owner.Open("/people?q=Wahyu+Rahasia&phones=0812");
        await owner.Open("/no-such-page/Wahyu-Rahasia");

        string[] expected = ["GET /people/{id:guid}", "GET /people", "POST /people", "GET /welcome"];
        for (var i = 0; i < 300 && (collector.Spans.Intersect(expected).Count() < expected.Length || collector.Metrics.Count == 0); i++)
            await Task.Delay(100);

        Assert.True(expected.All(collector.Spans.Contains), $"It sent: {string.Join(", ", collector.Spans.Distinct())}");
        Assert.Contains("service.name=akrab", collector.Senders);
        Assert.Contains("http.server.request.duration", collector.Metrics);
        string[] personal = ["Wahyu", "Rahasia", "3456", "0812", "token=", "?q=", person.Split('/')[^1]];
        Assert.DoesNotContain(personal, word => collector.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
