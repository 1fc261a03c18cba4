using System.Runtime.InteropServices;

namespace Akrab.Data.Files;

/// <summary>A renamed file is durable only when its folder is flushed too, which .NET has no call for; Windows needs none.</summary>
internal static class FolderSync
{
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows() || Open(folder, 0) is not (>= 0 and var handle))
            return;

        _ = Sync(handle);
        _ = Close(handle);
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open(string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int handle);
}
