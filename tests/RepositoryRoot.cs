namespace Akrab;

/// <summary>The folder of the repository that the tests were built in.</summary>
internal static class RepositoryRoot
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Akrab.slnx")))
                return at.FullName;
        throw new InvalidOperationException("Akrab.slnx is in no folder above the tests.");
    }
}
