using System.Text;

namespace Akrab.Exchange.VCard;

public enum VCardVersion { V3, V4 }

/// <summary>Writes cards as vCard 4.0 (RFC 6350) or, for older phones, 3.0 (RFC 2426). Disposing flushes; the stream stays open.</summary>
public sealed class VCardWriter(Stream stream, VCardVersion version = VCardVersion.V4) : IAsyncDisposable
{
    private readonly StreamWriter text = new(stream, new UTF8Encoding(false), 16 * 1024, leaveOpen: true);
    private readonly StringBuilder card = new();

    public async ValueTask Write(Card of, CancellationToken stop = default)
    {
        new CardLines(card.Clear(), version).Add(of);
        await text.WriteAsync(card, stop);
    }

    public ValueTask DisposeAsync() => text.DisposeAsync();
}
