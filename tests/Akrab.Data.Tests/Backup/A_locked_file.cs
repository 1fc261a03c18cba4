using System.Security.Cryptography;
using Akrab.Data.Backup;

namespace Akrab.Data.Tests.Backup;

/// <summary>What is under a passphrase comes back as it was, or not at all.</summary>
public sealed class A_locked_file
{
    private static readonly Passphrase Words = Passphrase.Of("tiga kucing di atap");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(LockedFile.PieceLength - 1)]
    [InlineData(LockedFile.PieceLength)]
    [InlineData(LockedFile.PieceLength + 1)]
    [InlineData((3 * LockedFile.PieceLength) + 77)]
    public async Task Comes_back_as_it_was(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        var locked = await Lock(plain);
        Assert.False(length > 16 && locked.AsSpan().IndexOf(plain.AsSpan(0, 16)) >= 0);
        Assert.Equal(plain, Open(locked, Words));

        using var stream = new UnlockingStream(new MemoryStream(locked), Words);
        Assert.Equal(length, stream.Length);
        if (length > 100)
        {
            stream.Seek(-50, SeekOrigin.End);
            var tail = new byte[50];
            stream.ReadExactly(tail);
            Assert.Equal(plain[^50..], tail);
        }
    }

    [Fact]
    public async Task Locked_twice_it_is_another_file() => Assert.NotEqual(await Lock([1, 2, 3]), await Lock([1, 2, 3]));

    [Fact]
    public async Task Another_passphrase_opens_nothing()
    {
        var locked = await Lock(new byte[200_000]);
        Assert.Contains("passphrase", Assert.Throws<BackupProblem>(() => Open(locked, Passphrase.Of("tiga kucing di kolong"))).Message);
    }

    /// <summary>Every byte of the head, and one of every hundred of the rest.</summary>
    [Fact]
    public async Task A_changed_byte_is_noticed_wherever_it_is()
    {
        var locked = await Lock(RandomNumberGenerator.GetBytes(LockedFile.PieceLength + 5000));
        var places = new[] { 14, 20, 33, LockedFile.HeadLength, LockedFile.HeadLength + 5, LockedFile.HeadLength + LockedFile.PieceLength + 8, locked.Length - 1, locked.Length - 3000 };
        foreach (var place in places)
        {
            var changed = (byte[])locked.Clone();
            changed[place] ^= 4;
            Assert.Throws<BackupProblem>(() => Open(changed, Words));
        }
    }

    [Fact]
    public async Task A_file_that_was_cut_off_is_noticed_wherever_it_ends()
    {
        var locked = await Lock(RandomNumberGenerator.GetBytes((2 * LockedFile.PieceLength) + 5000));
        var piece = LockedFile.PieceLength + LockedFile.TagLength;
        foreach (var end in new[] { LockedFile.HeadLength, LockedFile.HeadLength + 3, LockedFile.HeadLength + piece, LockedFile.HeadLength + (2 * piece), LockedFile.HeadLength + (2 * piece) + 40, locked.Length - 1 })
            Assert.Throws<BackupProblem>(() => Open(locked[..end], Words));
        Assert.Throws<BackupProblem>(() => Open([.. locked, 0], Words));
    }

    [Fact]
    public async Task Pieces_that_changed_places_are_noticed()
    {
        var locked = await Lock(RandomNumberGenerator.GetBytes(3 * LockedFile.PieceLength));
        var piece = LockedFile.PieceLength + LockedFile.TagLength;
        byte[] swapped = [.. locked[..LockedFile.HeadLength], .. locked[(LockedFile.HeadLength + piece)..(LockedFile.HeadLength + (2 * piece))], .. locked[LockedFile.HeadLength..(LockedFile.HeadLength + piece)], .. locked[(LockedFile.HeadLength + (2 * piece))..]];
        Assert.Throws<BackupProblem>(() => Open(swapped, Words));
    }

    [Fact]
    public void A_short_passphrase_is_refused_and_a_long_one_shows_itself_to_nobody()
    {
        Assert.Throws<BackupProblem>(() => Passphrase.Of("elevenchars"));
        Assert.DoesNotContain("kucing", $"{Words}");
    }

    private static async Task<byte[]> Lock(byte[] plain)
    {
        var into = new MemoryStream();
        await using (var locking = new LockingStream(into, Words))
        {
            for (var at = 0; at < plain.Length; at += 10_000)
                await locking.WriteAsync(plain.AsMemory(at, Math.Min(10_000, plain.Length - at)));
            locking.End();
        }

        return into.ToArray();
    }

    private static byte[] Open(byte[] locked, Passphrase words)
    {
        using var stream = new UnlockingStream(new MemoryStream(locked), words);
        var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
