using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Akrab.Data.Keys;
using Akrab.Notices.Push;
using Akrab.Web.Outside;

namespace Akrab.Notices.Tests;

/// <summary>What push services and browsers are given, against the worked example of RFC 8291 and with a browser's own steps.</summary>
public sealed class Pushed_messages
{
    [Fact]
    public void A_message_is_sealed_as_the_example_of_the_standard_says()
    {
        using var sender = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw") });
        var message = PushMessage.Seal("When I grow up, I want to be a watermelon"u8,
            Bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"), Bytes("BTBZMqHH6r4Tts7J_aSIgg"), sender, Bytes("DGv6ra1nlYgDCS1FRnbzlw"));
        Assert.Equal("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            Base64Url.EncodeToString(message));
    }

    [Fact]
    public void The_longest_message_fits_into_one_record_and_a_longer_one_is_refused()
    {
        using var browser = new Browser();
        var longest = new byte[PushMessage.MostBytes];
        var message = PushMessage.Seal(longest, browser.PublicKey, browser.Secret);
        Assert.Equal(4096, message.Length);
        Assert.Equal(longest, browser.Open(message));
        Assert.Throws<ArgumentOutOfRangeException>(() => PushMessage.Seal(new byte[PushMessage.MostBytes + 1], browser.PublicKey, browser.Secret));
    }

    [Fact]
    public void What_is_no_point_of_the_curve_is_no_key()
    {
        using var browser = new Browser();
        Assert.True(PushMessage.IsPoint(browser.PublicKey));
        Assert.False(PushMessage.IsPoint([]));
        Assert.False(PushMessage.IsPoint(browser.PublicKey[..64]));
        Assert.False(PushMessage.IsPoint([4, .. new byte[63], 1]));
    }

    [Fact]
    public void A_call_says_who_calls_and_only_that_service_can_use_it()
    {
        var key = new ServerKey(new HouseSecret(), TimeProvider.System);
        var authorization = key.AuthorizationFor(new Uri("https://push.example.net/x/y?z=1"), "https://akrab.toko.id");
        Assert.StartsWith("vapid t=", authorization, StringComparison.Ordinal);
        var (token, publicKey) = (authorization[8..authorization.IndexOf(',')], authorization[(authorization.IndexOf("k=", StringComparison.Ordinal) + 2)..]);
        var parts = token.Split('.');
        var point = Bytes(publicKey);
        using var verifier = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } });
        Assert.True(verifier.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Bytes(parts[2]), HashAlgorithmName.SHA256));
        var claims = JsonDocument.Parse(Bytes(parts[1])).RootElement;
        Assert.Equal(("https://push.example.net", "https://akrab.toko.id"), (claims.GetProperty("aud").GetString(), claims.GetProperty("sub").GetString()));
        Assert.InRange(claims.GetProperty("exp").GetInt64() - DateTimeOffset.UtcNow.ToUnixTimeSeconds(), 1, 24 * 3600);
        Assert.Equal(publicKey, key.Public);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    public void Only_what_everybody_can_reach_is_called(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddresses.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_of_this_house_is_not_called()
    {
        using var client = new HttpClient(new WayOut().Handler());
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("http://localhost:1/"));
        Assert.Contains("no public address", refused.Message, StringComparison.Ordinal);
    }

    private static byte[] Bytes(string base64url) => Base64Url.DecodeFromChars(base64url);
}

/// <summary>A browser's side of RFC 8291.</summary>
internal sealed class Browser : IDisposable
{
    private readonly ECDiffieHellman _key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

    public byte[] PublicKey => _key.ExportParameters(false).Q is var q ? [4, .. q.X!, .. q.Y!] : [];

    public byte[] Secret { get; } = RandomNumberGenerator.GetBytes(16);

    public byte[] Open(byte[] message)
    {
        var (salt, sender) = (message[..16], message[21..86]);
        using var theirs = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = sender[1..33], Y = sender[33..] } });
        var seed = HKDF.DeriveKey(HashAlgorithmName.SHA256, _key.DeriveRawSecretAgreement(theirs.PublicKey), 32, Secret, [.. "WebPush: info\0"u8, .. PublicKey, .. sender]);
        using var aes = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, seed, 16, salt, "Content-Encoding: aes128gcm\0"u8.ToArray()), 16);
        var plain = new byte[message.Length - 86 - 16];
        aes.Decrypt(HKDF.DeriveKey(HashAlgorithmName.SHA256, seed, 12, salt, "Content-Encoding: nonce\0"u8.ToArray()), message.AsSpan(86, plain.Length), message.AsSpan(message.Length - 16), plain);
        return plain[..plain.AsSpan().LastIndexOf((byte)2)];
    }

    public void Dispose() => _key.Dispose();
}
