using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Akrab.Data.Lists;

/// <summary>Where a page ended: the sort key of its last row, null among the blanks, and its id.</summary>
internal sealed record Cursor(string? Key, Guid Id)
{
    public bool IsBlank => Key is null;
}

/// <summary>Seals cursors, so that one made for another tenant, sort or filter, or made up, is not accepted.</summary>
public sealed class CursorSeal
{
    private const int MarkLength = 16;
    private byte[] _secret = RandomNumberGenerator.GetBytes(32);

    /// <summary>Takes the secret shared by all processes; until then cursors live as long as the process.</summary>
    public void Use(byte[] secret) => _secret = secret;

    internal string Close(Cursor cursor, string shape)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(cursor);
        return WebEncoders.Base64UrlEncode([.. Mark(body, shape), .. body]);
    }

    internal Cursor Open(string text, string shape) => Read(text, shape) ?? throw new UnknownQuestion("error.unknown-cursor", "after");

    /// <summary>Whether the cursor was made for this shape.</summary>
    internal bool Fits(string text, string shape) => Read(text, shape) is not null;

    private Cursor? Read(string text, string shape)
    {
        try
        {
            var bytes = WebEncoders.Base64UrlDecode(text);
            var body = bytes.AsSpan(MarkLength).ToArray();
            return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, MarkLength), Mark(body, shape)) ? JsonSerializer.Deserialize<Cursor>(body) : null;
        }
        catch (Exception broken) when (broken is FormatException or ArgumentException or JsonException)
        {
            return null;
        }
    }

    private byte[] Mark(byte[] body, string shape) => HMACSHA256.HashData(_secret, (byte[])[.. Encoding.UTF8.GetBytes(shape), 0, .. body])[..MarkLength];
}
