using System.Security.Cryptography;
using Akrab.Data.Setup;

namespace Akrab.Data.Keys;

/// <summary>
/// The key of the installation that locks the keys of its companies. It is not in the database: it stands in the environment
/// (<c>AKRAB_SECRET_KEY</c>, 32 bytes in base64) or in a file of the data folder that only its owner reads. Whoever has the database or
/// a backup alone cannot read a secret.
/// </summary>
public sealed class RootKey(DataPlace place)
{
    public const string Variable = "AKRAB_SECRET_KEY";

    private const int Bytes = 32;

    private readonly Lock _one = new();
    private byte[]? _key;

    /// <summary>Where the file is.</summary>
    public string File => Path.Combine(place.Folder, "keys", "secrets.key");

    /// <summary>The key; made when there is none.</summary>
    internal byte[] Take()
    {
        lock (_one)
            return _key ??= FromEnvironment() ?? FromFile() ?? Make();
    }

    private static byte[]? FromEnvironment() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? Read(text, Variable) : null;

    private byte[]? FromFile() => System.IO.File.Exists(File) ? Read(System.IO.File.ReadAllText(File), File) : null;

    private static byte[] Read(string text, string where)
    {
        var key = new byte[Bytes + 1];
        return Convert.TryFromBase64String(text.Trim(), key, out var length) && length == Bytes
            ? key[..Bytes]
            : throw new InvalidOperationException($"{where} does not hold 32 bytes in base64.");
    }

    private byte[] Make()
    {
        var key = RandomNumberGenerator.GetBytes(Bytes);
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        var draft = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.tmp");
        var mine = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            mine.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, mine))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(key)));
            file.Flush(flushToDisk: true);
        }

        try
        {
            System.IO.File.Move(draft, File, overwrite: false);
            return key;
        }
        catch (IOException) when (System.IO.File.Exists(File))
        {
            System.IO.File.Delete(draft);
            return FromFile()!;
        }
    }
}
