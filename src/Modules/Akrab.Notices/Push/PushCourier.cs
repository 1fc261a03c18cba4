using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Akrab.Notices.Push;

/// <summary>What a device shows.</summary>
/// <param name="Tag">A later one under the same tag takes its place.</param>
internal sealed record PushText(string Title, string? Body, string Url, string Tag);

/// <summary>What became of a message.</summary>
internal enum PushOutcome
{
    Taken,

    /// <summary>The device does not want any more.</summary>
    Gone,
    Later,
}

/// <summary>Hands messages to the push services of the browsers' makers (RFC 8030); they cannot read them.</summary>
internal sealed partial class PushCourier(ServerKey key, HttpMessageHandler outside, ILogger<PushCourier> log)
{
    /// <summary>What could not be shown for a day is of no use any more.</summary>
    private const string TimeToLive = "86400";

    private readonly HttpClient _client = new(outside, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(20) };

    public async Task<PushOutcome> Send(DeviceRow device, PushText text, CancellationToken stop)
    {
        try
        {
            using var request = Request(device, text);
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return Judge(answer.StatusCode);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            Unreached(new Uri(device.Endpoint).Host, fault.Message);
            return PushOutcome.Later;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return PushOutcome.Gone;
        }
    }

    private HttpRequestMessage Request(DeviceRow device, PushText text)
    {
        var endpoint = new Uri(device.Endpoint);
        var body = PushMessage.Seal(JsonSerializer.SerializeToUtf8Bytes(text, JsonSerializerOptions.Web), Base64Url.DecodeFromChars(device.PublicKey), Base64Url.DecodeFromChars(device.Secret));
        return new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Headers = { { "Authorization", key.AuthorizationFor(endpoint, device.Origin) }, { "TTL", TimeToLive }, { "Urgency", "high" } },
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream"), ContentEncoding = { "aes128gcm" } } },
        };
    }

    private PushOutcome Judge(HttpStatusCode status)
    {
        if ((int)status is >= 200 and < 300)
            return PushOutcome.Taken;

        Refused((int)status);
        return status is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? PushOutcome.Gone : PushOutcome.Later;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The push service {Host} was not reached: {Reason}")]
    private partial void Unreached(string host, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "A push service answered {Status}")]
    private partial void Refused(int status);
}
