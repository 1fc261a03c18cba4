using System.Diagnostics;
using System.Text;
using Akrab.Data.Setup;

namespace Akrab.Host.Tests;

/// <summary>The program as a process of its own, to be killed as a power cut would.</summary>
internal sealed class RealProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _error = new();

    private RealProcess(DataPlace place, string[] args, IReadOnlyDictionary<string, string>? settings = null, string[]? before = null)
    {
        string[] command = [.. before ?? [], "dotnet"];
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] where = place.IsPostgres ? ["--data", place.Folder, "--database", place.Postgres!] : ["--data", place.Folder];
        foreach (var arg in (string[])[.. command.Skip(1), Path.Combine(AppContext.BaseDirectory, "Akrab.Host.dll"), .. args, .. where])
            start.ArgumentList.Add(arg);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_error)
                _error.AppendLine(line.Data);
        };
        _process.BeginErrorReadLine();
    }

    /// <summary>The number the kernel knows it by.</summary>
    public int Id => _process.Id;

    /// <summary>The link by which the first owner comes in, while there is one.</summary>
    public string? WayIn { get; private set; }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; private set; } = null!;

    public static RealProcess Run(DataPlace place, params string[] args) => new(place, args);

    /// <summary>A server that answers already.</summary>
    public static Task<RealProcess> Serve(DataPlace place) => Serve(place, new Dictionary<string, string>());

    /// <summary>A server with these variables around it.</summary>
    public static async Task<RealProcess> Serve(DataPlace place, IReadOnlyDictionary<string, string> settings, string url = "http://127.0.0.1:0", string[]? before = null)
    {
        var server = new RealProcess(place, ["serve", "--urls", url], settings, before);
        var greeting = await server._process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        Assert.True(greeting is not null, server.Error);
        server.Url = new Uri(greeting.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        server.WayIn = greeting.Split(' ').FirstOrDefault(word => word.Contains("token=", StringComparison.Ordinal)) is { } link ? new Uri(link).PathAndQuery : null;
        return server;
    }

    private string Error
    {
        get
        {
            lock (_error)
                return _error.ToString();
        }
    }

    /// <summary>As <c>kill -9</c>: nothing of it gets to run any more.</summary>
    public void Kill()
    {
        Assert.False(_process.HasExited, $"It had ended before it could be killed.\n{Error}");
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
