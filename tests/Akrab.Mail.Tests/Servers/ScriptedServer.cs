using System.Net;
using System.Net.Sockets;
using System.Text;
using Akrab.Mail.Connecting;

namespace Akrab.Mail.Tests.Servers;

/// <summary>A server that does with its one guest what a test tells it, for the faults real servers do not show on demand.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _visit;

    public ScriptedServer(Func<Guest, Task> script)
    {
        _listener.Start();
        _visit = Receive(script);
    }

    public MailServer Address => new()
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        Encryption = Encryption.None,
        AllowsPlainPasswordOnLoopback = true,
        TimeLimit = TimeSpan.FromSeconds(10),
    };

    /// <summary>For tests that wait for the limit to be reached; long enough for all else on a busy machine.</summary>
    public MailServer Impatient => Address with { TimeLimit = TimeSpan.FromSeconds(1) };

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _visit;
        _end.Dispose();
    }

    private async Task Receive(Func<Guest, Task> script)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync(_end.Token);
            await script(new Guest(client.GetStream(), _end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The guest is gone, or the test is over.
        }
    }
}

/// <summary>Whoever is connected to a <see cref="ScriptedServer"/>.</summary>
internal sealed class Guest(NetworkStream stream, CancellationToken end)
{
    private readonly StreamReader _reader = new(stream, Encoding.UTF8);

    public List<string> Heard { get; } = [];

    public Task Say(params string[] lines) => SayRaw(string.Concat(lines.Select(line => line + "\r\n")));

    public async Task SayRaw(string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), end);

    public async Task<string> Hear()
    {
        var line = await _reader.ReadLineAsync(end) ?? throw new IOException("Gone.");
        Heard.Add(line);
        return line;
    }

    public async Task HearUntil(string line)
    {
        while (await Hear() != line)
        {
        }
    }

    /// <summary>Hears a command and answers it.</summary>
    public async Task Answer(params string[] lines)
    {
        await Hear();
        await Say(lines);
    }

    public Task BeSilent() => Task.Delay(Timeout.Infinite, end);
}
