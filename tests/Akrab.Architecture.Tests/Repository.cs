using System.Xml.Linq;

namespace Akrab.Architecture.Tests;

/// <summary>The source as it lies on disk.</summary>
internal static class Repository
{
    public static readonly string Root = RepositoryRoot.Folder;

    /// <summary>Every project, by name, with what it references.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Projects { get; } = Directory
        .EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
        .Where(file => !IsGenerated(file))
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => (IReadOnlyList<string>)[.. XDocument.Load(file).Descendants("ProjectReference").Select(NameOf)]);

    /// <summary>Written by people: no migrations, no build output, no packages.</summary>
    public static IEnumerable<string> Sources(params string[] endings) => Directory
        .EnumerateFiles(Path.Combine(Root, "src"), "*", SearchOption.AllDirectories)
        .Where(file => !IsGenerated(file) && endings.Any(file.EndsWith));

    /// <summary>Whether a project lies in this folder.</summary>
    public static bool IsIn(string folder, string project) => Directory.Exists(Path.Combine(Root, "src", folder, project));

    public static string Short(string file) => Path.GetRelativePath(Root, file);

    private static string NameOf(XElement reference) => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'));

    private static bool IsGenerated(string file) => Short(file).Split('/', '\\').Any(part => part is "obj" or "bin" or "artifacts" or "node_modules" or "wwwroot" or "Migrations");
}
