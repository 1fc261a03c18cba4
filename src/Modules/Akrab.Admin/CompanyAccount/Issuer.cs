using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Akrab.Web.Outside;
using Microsoft.IdentityModel.Tokens;

namespace Akrab.Admin.CompanyAccount;

/// <summary>The issuer cannot be reached, or says what no issuer says.</summary>
internal sealed class IssuerUnreachable(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>What an issuer tells of itself (OpenID Connect Discovery 1.0, section 3), as far as it concerns us.</summary>
internal sealed record IssuerFacts(
    [property: JsonPropertyName("issuer")] string Name,
    [property: JsonPropertyName("authorization_endpoint")] string Authorization,
    [property: JsonPropertyName("token_endpoint")] string Token,
    [property: JsonPropertyName("jwks_uri")] string Keys);

/// <summary>Talks to the issuer: asks what it is, fetches its keys, and redeems codes.</summary>
internal sealed class Issuer(IssuerSettings? settings, WayOut way, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Known = TimeSpan.FromHours(1), AtMostEvery = TimeSpan.FromMinutes(1);

    private readonly HttpClient _outside = new((settings is { IsInside: true } ? way.Allowing(new Uri(settings.Issuer).IdnHost) : way).Handler())
    {
        Timeout = TimeSpan.FromSeconds(15),
        MaxResponseContentBufferSize = 1024 * 1024,
    };

    private (IssuerFacts Facts, long At)? _facts;
    private (IReadOnlyList<SecurityKey> Keys, long At)? _keys;

    public bool IsSet => settings is not null;

    public IssuerSettings Settings => settings ?? throw new InvalidOperationException("No issuer is configured.");

    /// <exception cref="IssuerUnreachable">It does not answer, or calls itself by another name.</exception>
    public async Task<IssuerFacts> Facts(CancellationToken stop)
    {
        if (_facts is { } known && time.GetElapsedTime(known.At) < Known)
            return known.Facts;

        var facts = await Read<IssuerFacts>(new(HttpMethod.Get, Settings.Issuer.TrimEnd('/') + "/.well-known/openid-configuration"), stop);
        if (facts.Name != Settings.Issuer || !(Fits(facts.Authorization) && Fits(facts.Token) && Fits(facts.Keys)))
            throw new IssuerUnreachable($"The issuer calls itself {facts.Name}.");
        _facts = (facts, time.GetTimestamp());
        return facts;
    }

    /// <summary>The keys it signs with; none that is shared, so that no public key is ever taken for a secret.</summary>
    /// <param name="anew">A token names a key that is not among those known.</param>
    public async Task<IReadOnlyList<SecurityKey>> Keys(bool anew, CancellationToken stop)
    {
        if (_keys is { } known && time.GetElapsedTime(known.At) < (anew ? AtMostEvery : Known))
            return known.Keys;

        var set = await Read<JsonElement>(new(HttpMethod.Get, (await Facts(stop)).Keys), stop);
        IReadOnlyList<SecurityKey> keys = [.. JsonWebKeySet.Create(set.GetRawText()).Keys.Where(k => k.Kty is JsonWebAlgorithmsKeyTypes.RSA or JsonWebAlgorithmsKeyTypes.EllipticCurve && k.Use is null or "" or "sig")];
        _keys = (keys, time.GetTimestamp());
        return keys;
    }

    /// <summary>Redeems a code (RFC 6749, 4.1.3, with RFC 7636); the id_token, not yet judged.</summary>
    /// <returns>Null when the issuer does not take the code.</returns>
    public async Task<string?> Redeem(string code, string verifier, string back, CancellationToken stop)
    {
        var client = $"{Uri.EscapeDataString(Settings.ClientId)}:{Uri.EscapeDataString(Settings.Secret)}";
        using var request = new HttpRequestMessage(HttpMethod.Post, (await Facts(stop)).Token)
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(client))) },
            Content = new FormUrlEncodedContent([new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", back), new("code_verifier", verifier)]),
        };
        var (isGood, answer) = await Send<JsonElement>(request, stop);
        return isGood && answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("id_token", out var token) ? token.GetString() : null;
    }

    public void Dispose() => _outside.Dispose();

    private bool Fits(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || Settings.IsInside && uri.Scheme == Uri.UriSchemeHttp);

    private async Task<T> Read<T>(HttpRequestMessage request, CancellationToken stop) =>
        await Send<T>(request, stop) is (true, { } answer) ? answer : throw new IssuerUnreachable($"{request.RequestUri} has no answer.");

    private async Task<(bool IsGood, T? Answer)> Send<T>(HttpRequestMessage request, CancellationToken stop)
    {
        try
        {
            using var response = await _outside.SendAsync(request, stop);
            if ((int)response.StatusCode >= 500)
                throw new IssuerUnreachable($"{request.RequestUri} answered {(int)response.StatusCode}.");
            return response.IsSuccessStatusCode ? (true, await response.Content.ReadFromJsonAsync<T>(stop)) : (false, default);
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException || fault is TaskCanceledException && !stop.IsCancellationRequested)
        {
            throw new IssuerUnreachable($"{request.RequestUri} cannot be reached.", fault);
        }
    }
}
