using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Akrab.Data.Setup;

namespace Akrab.Bench;

/// <summary>The published program in a process of its own, and what the kernel says of it.</summary>
internal sealed class PublishedServer : IAsyncDisposable
{
    private readonly Process _process;

    private PublishedServer(Process process, Uri url, TimeSpan firstAnswer)
    {
        (_process, Url, FirstAnswer) = (process, url, firstAnswer);
    }

    public Uri Url { get; }

    /// <summary>From the start of the process to the first page.</summary>
    public TimeSpan FirstAnswer { get; }

    /// <summary>The processor time it has used.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024 / 1024;
        }
    }

    /// <summary>The most memory it has had at one time.</summary>
    public long MostMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 / 1024 / 1024;
        }
    }

    public static async Task<PublishedServer> Start(string published, DataPlace place)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Path.Combine(published, "Akrab.Host")) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AKRAB_CALLS_PER_MINUTE"] = "0";
        foreach (var word in (string[])["serve", "--data", place.Folder, "--port", port.ToString(CultureInfo.InvariantCulture), .. place.Postgres is { } database ? ["--database", database] : Array.Empty<string>()])
            start.ArgumentList.Add(word);
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var url = new Uri($"http://127.0.0.1:{port}");
        using var client = new HttpClient();
        while (clock.Elapsed < TimeSpan.FromSeconds(60))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(url, "/sign-in"));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return new PublishedServer(process, url, clock.Elapsed);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }

        throw new InvalidOperationException("The server did not answer within a minute.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
