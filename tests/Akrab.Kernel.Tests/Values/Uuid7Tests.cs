using Akrab.Kernel.Values;

namespace Akrab.Kernel.Tests.Values;

public sealed class Uuid7Tests
{
    private const int Threads = 4, PerThread = 250_000;

    [Fact]
    public void A_million_identifiers_of_several_threads_are_unique_and_ascend()
    {
        var perThread = new Guid[Threads][];
        Parallel.For(0, Threads, thread =>
        {
            var own = perThread[thread] = new Guid[PerThread];
            for (var i = 0; i < own.Length; i++)
                own[i] = Uuid7.Next();
        });

        Assert.All(perThread, AssertAscends);
        Assert.Equal(Threads * PerThread, perThread.SelectMany(ids => ids).ToHashSet().Count);
    }

    [Fact]
    public void A_clock_that_goes_back_changes_nothing()
    {
        var clock = new SetClock();
        var ids = new Guid[10_000];
        for (var i = 0; i < ids.Length; i++)
        {
            clock.Now = clock.Now.AddMilliseconds(i % 3 == 0 ? -50 : 1);
            ids[i] = Uuid7.Next(clock);
        }

        AssertAscends(ids);
    }

    [Fact]
    public void A_full_counter_borrows_the_next_millisecond()
    {
        var clock = new SetClock();
        var ids = Enumerable.Range(0, 4097).Select(_ => Uuid7.Next(clock)).ToArray();

        Assert.Equal(clock.Now, Uuid7.MomentOf(ids[4095]));
        Assert.Equal(clock.Now.AddMilliseconds(1), Uuid7.MomentOf(ids[4096]));
    }

    [Fact]
    public void An_identifier_has_version_variant_and_moment()
    {
        var before = DateTimeOffset.UtcNow.AddMilliseconds(-1);
        var id = Uuid7.Next();

        Assert.Equal(7, id.Version);
        Assert.InRange(id.Variant, 8, 11);
        Assert.InRange(Uuid7.MomentOf(Uuid7.Next(new SetClock())), SetClock.Start, SetClock.Start);
        Assert.True(Uuid7.MomentOf(id) >= before);
        Assert.Throws<ArgumentException>(() => Uuid7.MomentOf(Guid.NewGuid()));
    }

    [Fact]
    public void A_moment_lies_between_the_identifiers_made_before_it_and_since()
    {
        var clock = new SetClock();
        var (first, before) = (Uuid7.Next(clock), Uuid7.Before(clock.Now.AddMilliseconds(1)));
        clock.Now = clock.Now.AddMilliseconds(1);

        AssertAscends([Uuid7.Before(SetClock.Start), first, before, Uuid7.Next(clock)]);
        Assert.Equal(clock.Now, Uuid7.MomentOf(before));
    }

    private static void AssertAscends(Guid[] ids)
    {
        for (var i = 1; i < ids.Length; i++)
            Assert.True(ids[i - 1].ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(ids[i].ToByteArray(bigEndian: true)) < 0);
    }

    private sealed class SetClock : TimeProvider
    {
        public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

        public DateTimeOffset Now { get; set; } = Start;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
