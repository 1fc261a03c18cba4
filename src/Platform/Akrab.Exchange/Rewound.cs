using System.Text;

namespace Akrab.Exchange;

/// <summary>A stream whose first bytes were already taken, from its beginning; UTF-16 with a byte order mark turned into UTF-8.</summary>
internal sealed class Rewound(byte[] head, Stream rest) : Stream
{
    private int given;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public static Stream ToStart(byte[] head, Stream rest)
    {
        var all = new Rewound(head, rest);
        return head switch
        {
            [0xFF, 0xFE, ..] => Encoding.CreateTranscodingStream(all, Encoding.Unicode, Encoding.UTF8, leaveOpen: true),
            [0xFE, 0xFF, ..] => Encoding.CreateTranscodingStream(all, Encoding.BigEndianUnicode, Encoding.UTF8, leaveOpen: true),
            _ => all,
        };
    }

    public override int Read(byte[] buffer, int offset, int count) => Given(buffer.AsSpan(offset, count)) is var taken and > 0 ? taken : rest.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop = default) =>
        Given(buffer.Span) is var taken and > 0 ? ValueTask.FromResult(taken) : rest.ReadAsync(buffer, stop);

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Given(Span<byte> into)
    {
        var count = Math.Min(into.Length, head.Length - given);
        head.AsSpan(given, count).CopyTo(into);
        given += count;
        return count;
    }
}
