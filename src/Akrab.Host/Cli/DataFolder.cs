using Akrab.Data.Setup;

namespace Akrab.Host.Cli;

/// <summary>
/// One process owns a data folder: it holds a lock that the operating system lets go when the process ends, however it ends. With
/// PostgreSQL there is nothing to own. Verbs find the owner's socket and have it do their work.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream? _lock;

    private DataFolder(FileStream? held) => _lock = held;

    /// <summary>The exit code, when a running server has already done the work.</summary>
    public int? AnsweredByServer { get; private init; }

    /// <summary>Has the running server do it, or takes the folder to do it here.</summary>
    public static async Task<DataFolder> Take(DataPlace place, string[] args, Terminal terminal, CancellationToken stop)
    {
        if (place.IsPostgres)
            return new DataFolder(null);

        var deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            if (await RunningServer.Ask(SocketOf(place), args, terminal, stop) is { } answer)
                return new DataFolder(null) { AnsweredByServer = answer };
            if (TryLock(place) is { } held)
                return new DataFolder(held);
            if (DateTime.UtcNow > deadline)
                throw new UsageProblem($"Another process is using {place.Folder}.");
            await Task.Delay(Pause, stop);
        }
    }

    /// <summary>Takes the folder for a server.</summary>
    public static DataFolder Own(DataPlace place)
    {
        if (place.IsPostgres)
            return new DataFolder(null);

        var held = TryLock(place) ?? throw new UsageProblem($"Another process is already using {place.Folder}.");
        File.Delete(SocketOf(place));
        return new DataFolder(held);
    }

    public static string SocketOf(DataPlace place) => Path.Combine(place.Folder, "akrab.sock");

    private static FileStream? TryLock(DataPlace place)
    {
        const UnixFileMode onlyUs = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(place.Folder);
        else if (!Directory.Exists(place.Folder))
            Directory.CreateDirectory(place.Folder, onlyUs);
        try
        {
            return new FileStream(Path.Combine(place.Folder, "akrab.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _lock?.Dispose();
}
