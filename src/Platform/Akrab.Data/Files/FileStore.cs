using System.Security.Cryptography;
using Akrab.Data.Setup;

namespace Akrab.Data.Files;

/// <summary>
/// Keeps contents under their digest: <c>files/ab/abcdef…</c>. A content is there whole or not at all, durable when the task ends;
/// the same content is kept once.
/// </summary>
public sealed class FileStore(DataPlace place)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Within this time after a content came, its row may still be on the way.</summary>
    private static readonly TimeSpan JustPut = TimeSpan.FromHours(1);

    private string Folder => Path.Combine(place.Folder, "files");

    /// <summary>Keeps a content; gives its digest and size.</summary>
    public async Task<(string Digest, long Size)> Put(Stream content, CancellationToken stop)
    {
        var waiting = Path.Combine(Folder, "coming");
        Directory.CreateDirectory(waiting);
        var temporary = Path.Combine(waiting, Guid.NewGuid().ToString("N"));
        try
        {
            var (digest, size) = await Copy(content, temporary, stop);
            var final = PathOf(digest);
            Directory.CreateDirectory(Path.GetDirectoryName(final)!);
            File.Move(temporary, final, overwrite: true);
            FolderSync.Flush(Path.GetDirectoryName(final)!);
            return (digest, size);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    public Stream Open(string digest) => new FileStream(PathOf(digest), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>
    /// Takes a content away that no row names; false when there was none. One that was just put here again stays, because its row is
    /// about to be written.
    /// </summary>
    public bool Forget(string digest)
    {
        var going = Path.Combine(Folder, "coming", Guid.NewGuid().ToString("N"));
        try
        {
            File.Move(PathOf(digest), going);
        }
        catch (IOException) when (!Has(digest))
        {
            return false;
        }

        var isFresh = DateTime.UtcNow - File.GetLastWriteTimeUtc(going) < JustPut;
        if (isFresh && !Has(digest))
            File.Move(going, PathOf(digest), overwrite: true);
        else
            File.Delete(going);
        return !isFresh;
    }

    /// <summary>Takes back what was put here at a moment and is wanted no more; what somebody put here since stays.</summary>
    internal void TakeBack(string digest, DateTime putAt)
    {
        if (PutAt(digest) == putAt)
            File.Delete(PathOf(digest));
    }

    /// <summary>Deletes a content for good, however new it is: its company has left, or whoever it tells of was erased.</summary>
    internal void Destroy(string digest)
    {
        if (Has(digest))
            File.Delete(PathOf(digest));
    }

    internal DateTime PutAt(string digest) => File.GetLastWriteTimeUtc(PathOf(digest));

    /// <summary>Whether a text is the name of a content, and nothing else that a path might take it for.</summary>
    internal static bool IsDigest(string text) => text.Length == SHA256.HashSizeInBytes * 2 && text.All(char.IsAsciiHexDigitLower);

    public bool Has(string digest) => File.Exists(PathOf(digest));

    public long SizeOf(string digest) => new FileInfo(PathOf(digest)).Length;

    /// <summary>The path of every kept content.</summary>
    internal static IEnumerable<string> Contents(DataPlace place)
    {
        var folder = Path.Combine(place.Folder, "files");
        return Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder, "??").SelectMany(Directory.EnumerateFiles)
            : [];
    }

    private string PathOf(string digest) => PathOf(place, digest);

    internal static string PathOf(DataPlace place, string digest) => Path.Combine(place.Folder, "files", digest[..2], digest);

    private static async Task<(string Digest, long Size)> Copy(Stream content, string path, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);
        var buffer = new byte[BufferSize];
        long size = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, stop)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), stop);
            size += read;
        }

        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }
}
