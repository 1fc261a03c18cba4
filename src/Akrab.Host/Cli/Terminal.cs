using System.Text;

namespace Akrab.Host.Cli;

/// <summary>Where a verb writes and from which folder its paths count: this process's, or that of the one who asked the running server.</summary>
public sealed class Terminal(Stream output, Stream error, string folder)
{
    private static readonly UTF8Encoding Plain = new(false);

    /// <summary>The result, and nothing but the result.</summary>
    public TextWriter Out { get; } = new StreamWriter(output, Plain) { AutoFlush = true, NewLine = "\n" };

    /// <summary>Everything else one may want to know.</summary>
    public TextWriter Error { get; } = new StreamWriter(error, Plain) { AutoFlush = true, NewLine = "\n" };

    /// <summary>The result of verbs that write bytes.</summary>
    public Stream Bytes => output;

    public string Folder => folder;

    public static Terminal OfProcess() => new(Console.OpenStandardOutput(), Console.OpenStandardError(), Environment.CurrentDirectory);

    /// <summary>A path as it was typed, made absolute.</summary>
    public string PathOf(string typed) => Path.GetFullPath(typed, folder);
}
