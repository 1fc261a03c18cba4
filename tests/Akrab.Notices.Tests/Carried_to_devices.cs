using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Notices.Tests;

/// <summary>A push service that speaks RFC 8030 over TLS on this machine, and a browser that reads what it is handed.</summary>
public abstract class Carried_to_devices(Engine engine)
{
    public sealed class OnSqlite() : Carried_to_devices(Engine.Sqlite);

    public sealed class OnPostgres() : Carried_to_devices(Engine.Postgres);

    [Fact]
    public async Task A_device_is_told_so_that_it_alone_can_read_it()
    {
        await using var service = await PushPost.Start();
        await using var office = await Office.Open(engine, service.Answers);
        var (tuti, _) = await office.Hire("Tuti Wulandari");
        using var phone = new Browser();
        await Subscribe(tuti, phone, "https://push.example.net/kirim/1");
        var customer = await office.Meet("Ibu Ratna");
        await Office.Do(office.Sari, customer, "add-note", ("body", "@Tuti Wulandari tolong telepon"));

        var call = await service.Next();
        Assert.Equal(("/kirim/1", "aes128gcm", "86400"), (call.Path, call.Encoding, call.TimeToLive));
        Assert.StartsWith("vapid t=", call.Authorization, StringComparison.Ordinal);
        Assert.DoesNotContain("Ratna", System.Text.Encoding.UTF8.GetString(call.Body), StringComparison.Ordinal);
        var told = JsonDocument.Parse(phone.Open(call.Body)).RootElement;
        Assert.Equal(("Sari Dewi menyebut Anda: Ibu Ratna", "@Tuti Wulandari tolong telepon"), (told.GetProperty("title").GetString(), told.GetProperty("body").GetString()));
        Assert.Equal(customer, (await tuti.Open(told.GetProperty("url").GetString()!)).Location);
    }

    [Fact]
    public async Task A_device_that_is_gone_is_forgotten_and_a_busy_service_is_asked_again()
    {
        await using var service = await PushPost.Start();
        await using var office = await Office.Open(engine, service.Answers);
        var (tuti, _) = await office.Hire("Tuti Wulandari");
        using var phone = new Browser();
        await Subscribe(tuti, phone, "https://push.example.net/gone");
        var customer = await office.Meet("Ibu Ratna");
        await Office.Do(office.Sari, customer, "add-note", ("body", "@Tuti satu"));
        Assert.Equal("/gone", (await service.Next()).Path);
        for (var i = 0; i < 100 && await Devices(office) > 0; i++)
            await Task.Delay(50);
        Assert.Equal(0, await Devices(office));

        await Subscribe(tuti, phone, "https://push.example.net/busy");
        await Office.Do(office.Sari, customer, "add-note", ("body", "@Tuti dua"));
        Assert.Equal("/busy", (await service.Next()).Path);
        await using var scope = office.App.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var wait = TimeSpan.Zero;
        for (var i = 0; i < 100 && (wait < TimeSpan.FromSeconds(20) || wait > TimeSpan.FromSeconds(61)); i++)
        {
            await Task.Delay(50);
            wait = ((await db.Set<NoticeRow>().AsNoTracking().SingleAsync(n => n.Text == "@Tuti dua")).DueAt ?? DateTimeOffset.MinValue) - DateTimeOffset.UtcNow;
        }

        Assert.InRange(wait, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(61));
        Assert.Equal(1, await Devices(office));
    }

    [Theory]
    [InlineData("http://push.example.net/1", null, null)]
    [InlineData("https://user@push.example.net/1", null, null)]
    [InlineData("javascript:alert(1)", null, null)]
    [InlineData("https://push.example.net/1", "AAAA", null)]
    [InlineData("https://push.example.net/1", null, "AAAA")]
    [InlineData("https://push.example.net/1", "***", "***")]
    public async Task What_is_no_subscription_is_refused(string endpoint, string? key, string? secret)
    {
        await using var office = await Office.Open(engine);
        using var phone = new Browser();
        await office.Sari.Open("/notices/settings");
        var answer = await office.Sari.Post("/notices/devices", Subscription(phone, endpoint, key, secret));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(0, await Devices(office));
    }

    private static async Task Subscribe(TestBrowser browser, Browser device, string endpoint)
    {
        await browser.Open("/notices/settings");
        Assert.Equal("/notices/settings", (await browser.Post("/notices/devices", Subscription(device, endpoint))).Location);
    }

    private static KeyValuePair<string, string>[] Subscription(Browser device, string endpoint, string? key = null, string? secret = null) =>
        [new("endpoint", endpoint), new("p256dh", key ?? Base64Url.EncodeToString(device.PublicKey)), new("auth", secret ?? Base64Url.EncodeToString(device.Secret))];

    private static async Task<int> Devices(Office office)
    {
        await using var scope = office.App.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<DeviceRow>().CountAsync();
    }

    private sealed record Call(string Path, string? Encoding, string? TimeToLive, string Authorization, byte[] Body);

    private sealed class PushPost(WebApplication app) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<Call> _calls = new();

        public static async Task<PushPost> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var certificate = new CertificateRequest("CN=push.example.net", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
            var app = builder.Build();
            var post = new PushPost(app);
            app.Run(post.Take);
            await app.StartAsync();
            return post;
        }

        /// <summary>Every name leads to this service, and its certificate is believed.</summary>
        public void Answers(IServiceCollection services) => services.AddKeyedSingleton<HttpMessageHandler>("push", new SocketsHttpHandler
        {
            ConnectCallback = async (_, stop) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.First()).Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
            SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
        });

        public async Task<Call> Next()
        {
            for (var i = 0; i < 200; i++)
            {
                if (_calls.TryDequeue(out var call))
                    return call;
                await Task.Delay(50);
            }

            throw new TimeoutException("No device was told.");
        }

        private async Task Take(HttpContext context)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _calls.Enqueue(new Call(context.Request.Path, context.Request.Headers.ContentEncoding, context.Request.Headers["TTL"], context.Request.Headers.Authorization!, body.ToArray()));
            context.Response.StatusCode = context.Request.Path.Value switch { "/gone" => 410, "/busy" => 503, _ => 201 };
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
