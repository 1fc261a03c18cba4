using System.Buffers.Binary;

namespace Akrab.Host.Cli;

/// <summary>What the server sends back over the socket: pieces of standard output and standard error, and at the end the exit code.</summary>
internal enum FrameKind : byte
{
    Out = 1,
    Error = 2,
    Exit = 3,
}

/// <summary>A piece on the wire is its kind, its length in four bytes (big-endian), and its bytes.</summary>
internal static class Frame
{
    private const int HeadLength = 5;

    public static async Task Send(Stream stream, FrameKind kind, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        var head = new byte[HeadLength];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1), bytes.Length);
        await stream.WriteAsync(head, stop);
        await stream.WriteAsync(bytes, stop);
        await stream.FlushAsync(stop);
    }

    public static async Task<(FrameKind Kind, byte[] Bytes)> Receive(Stream stream, CancellationToken stop)
    {
        var head = new byte[HeadLength];
        await stream.ReadExactlyAsync(head, stop);
        var bytes = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1))];
        await stream.ReadExactlyAsync(bytes, stop);
        return ((FrameKind)head[0], bytes);
    }
}

/// <summary>A stream whose every write becomes a frame; two of them share one wire.</summary>
internal sealed class FramedStream(Stream wire, FrameKind kind, SemaphoreSlim turn) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
            return;

        await turn.WaitAsync(cancellationToken);
        try
        {
            await Frame.Send(wire, kind, buffer, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
