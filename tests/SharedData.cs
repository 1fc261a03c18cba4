namespace Akrab;

/// <summary>Public sample files that are not part of the repository; a test that needs them is skipped where they are missing.</summary>
internal static class SharedData
{
    public static string Folder(string name)
    {
        var root = Environment.GetEnvironmentVariable("AKRAB_SHARED") ?? FindUpwards();
        var folder = root is null ? null : Path.Combine(root, "data", name);
        if (folder is null || !Directory.Exists(folder))
            Assert.Skip($"The sample files '{name}' are not here; set AKRAB_SHARED to the folder that holds data/{name}.");
        return folder;
    }

    public static string File(string folder, string name) => Path.Combine(Folder(folder), name);

    private static string? FindUpwards()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "shared", "data")))
                return Path.Combine(at.FullName, "shared");
        return null;
    }
}
