using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Akrab.Kernel.Values;

/// <summary>
/// Makes identifiers that sort by age: RFC 9562 UUID version 7 with 48 bits of milliseconds, a 12-bit counter and 62 random bits.
/// </summary>
/// <remarks>
/// Milliseconds and counter are one 60-bit number that only ever grows: a full counter borrows the next millisecond and a clock
/// that is set back changes nothing. Each clock has a sequence of its own, so that a test's clock in 2099 leaves the real one alone.
/// </remarks>
public static class Uuid7
{
    private const int CounterBits = 12;

    private static readonly Sequence Real = new();
    private static readonly ConditionalWeakTable<TimeProvider, Sequence> Others = [];

    /// <summary>A new identifier, later than every one before it in this process.</summary>
    public static Guid Next() => Next(TimeProvider.System);

    /// <summary>A new identifier by this clock, later than every one before it from the same clock.</summary>
    public static Guid Next(TimeProvider clock)
    {
        var sequence = ReferenceEquals(clock, TimeProvider.System) ? Real : Others.GetValue(clock, static _ => new Sequence());
        var tick = sequence.Advance(clock.GetUtcNow().ToUnixTimeMilliseconds());

        Span<byte> bytes = stackalloc byte[16];
        var high = ((ulong)tick >> CounterBits << 16) | 0x7000 | ((ulong)tick & 0xFFF);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (Randomness.Next() >> 2) | (1UL << 63));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>An identifier before all that are made at this moment or later, and after all that were made before.</summary>
    public static Guid Before(DateTimeOffset moment)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)moment.ToUnixTimeMilliseconds() << 16) | 0x7000);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 1UL << 63);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The moment at which the identifier was made, to the millisecond.</summary>
    public static DateTimeOffset MomentOf(Guid id)
    {
        if (id.Version != 7)
            throw new ArgumentException($"{id} is not a version 7 identifier.", nameof(id));

        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }

    private sealed class Sequence
    {
        private long last;

        public long Advance(long milliseconds)
        {
            while (true)
            {
                var before = Volatile.Read(ref last);
                var next = Math.Max(before + 1, milliseconds << CounterBits);
                if (Interlocked.CompareExchange(ref last, next, before) == before)
                    return next;
            }
        }
    }

    /// <summary>Cryptographic random numbers, fetched from the system a block at a time: one call each would dominate the cost.</summary>
    private static class Randomness
    {
        [ThreadStatic] private static ulong[]? block;
        [ThreadStatic] private static int left;

        public static ulong Next()
        {
            block ??= new ulong[64];
            if (left == 0)
            {
                RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(block.AsSpan()));
                left = block.Length;
            }

            return block[--left];
        }
    }
}
