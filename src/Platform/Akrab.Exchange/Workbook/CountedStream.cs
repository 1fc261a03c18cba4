namespace Akrab.Exchange.Workbook;

/// <summary>What comes out of all parts of a workbook together.</summary>
internal sealed class InflationBudget(ReadOptions limits, long compressedLength)
{
    // Deflate can blow one byte up to a thousand; honest sheets stay far below this.
    private const int MaxRatio = 500;
    private const long Harmless = 64L * 1024 * 1024;

    private long inflated;

    public void Spend(int bytes)
    {
        inflated += bytes;
        if (inflated > limits.MaxInflatedBytes || (inflated > Harmless && inflated / Math.Max(compressedLength, 1) > MaxRatio))
            throw new UnreadableFile("exchange.workbook-too-large", ("limit", limits.MaxInflatedBytes >> 20));
    }
}

/// <summary>
/// A part of a workbook while it inflates. An XML reader holds a whole tag or attribute in memory; so that a crafted one of a
/// gigabyte cannot fill it, the distance between two &lt; is limited too.
/// </summary>
internal sealed class CountedStream(Stream inner, InflationBudget budget) : Stream
{
    private const int MaxBetweenTags = 16 * 1024 * 1024;

    private int sinceTag;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        budget.Spend(count);

        var last = buffer[..count].LastIndexOf((byte)'<');
        sinceTag = last < 0 ? sinceTag + count : count - last;
        if (sinceTag > MaxBetweenTags)
            throw new UnreadableFile("exchange.broken-workbook");
        return count;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
