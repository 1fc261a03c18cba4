using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Akrab.Mail.Connecting;

/// <summary>Lines and bytes to and from a server, each wait with its limit. Every failure but being stopped is a <see cref="MailServerProblem"/>.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly MailServer _server;
    private readonly bool _isLoopback;
    private readonly byte[] _block = new byte[16 * 1024];
    private Stream _stream;
    private int _at, _filled;

    private Connection(MailServer server, Socket socket)
    {
        _server = server;
        _stream = new NetworkStream(socket, ownsSocket: true);
        // Asked now, because a socket forgets them when the other side hangs up.
        _isLoopback = socket.RemoteEndPoint is IPEndPoint { Address: var remote } && IPAddress.IsLoopback(remote);
        LocalLiteral = socket.LocalEndPoint is IPEndPoint { Address: var local } ? Literal(local) : "[127.0.0.1]";
    }

    public TimeSpan TimeLimit => _server.TimeLimit;

    public TimeSpan LongTimeLimit => _server.LongTimeLimit;

    public bool IsEncrypted { get; private set; }

    /// <summary>False once anything went wrong: what comes next on it would answer an older question.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <summary>How this machine names itself to the server where it has no better name: its address (RFC 5321, 4.1.3).</summary>
    public string LocalLiteral { get; }

    /// <summary>Whether a password may go over this connection as it is now.</summary>
    public bool MayCarryPassword => IsEncrypted || (_server.AllowsPlainPasswordOnLoopback && _isLoopback);

    public static async Task<Connection> Open(MailServer server, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await Limited(server.TimeLimit, async limit => await socket.ConnectAsync(await server.Find(server.Host, limit) is [_, ..] found ? found : throw new SocketException((int)SocketError.HostUnreachable), server.Port, limit), stop);
        }
        catch (Exception e)
        {
            socket.Dispose();
            // Whoever sets up a server may type anything as its name.
            if (e is SocketException or ArgumentException)
                throw new MailServerProblem(MailServerFailure.Unreachable, "Nobody answers there.", cause: e);
            throw;
        }

        var connection = new Connection(server, socket);
        return server.Encryption == Encryption.Implicit ? await connection.Keeping(() => connection.Encrypt(stop)) : connection;
    }

    /// <summary>Does the first things on a connection; where they fail, nobody else would close it.</summary>
    public async Task<Connection> Keeping(Func<Task> deed)
    {
        try
        {
            await deed();
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Turns to TLS. What the server said too early is not believed: somebody in between could have said it.</summary>
    public async Task Encrypt(CancellationToken stop)
    {
        if (_at < _filled)
            throw Broken(new MailServerProblem(MailServerFailure.Garbled, "The server went on talking before the encryption."));

        _stream = await Guarded(_server.TimeLimit, limit => Tls.Begin(_stream, _server, limit), stop);
        IsEncrypted = true;
    }

    /// <summary>One line without its end, in Latin-1: a letter for each byte.</summary>
    /// <param name="limit">For all of it: one byte now and then does not count as talking.</param>
    public async Task<string> ReadLine(int longest, TimeSpan limit, CancellationToken stop)
    {
        var line = new StringBuilder();
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            if (_at == _filled)
                await Fill(Remaining(limit, began), stop);

            var rest = _block.AsSpan(_at, _filled - _at);
            var end = rest.IndexOf((byte)'\n');
            line.Append(Encoding.Latin1.GetString(end < 0 ? rest : rest[..end]));
            _at += end < 0 ? rest.Length : end + 1;
            if (line.Length > longest)
                throw Broken(new MailServerProblem(MailServerFailure.Garbled, "The server sent a line that is too long."));
            if (end >= 0)
                return line is [.., '\r'] ? line.ToString(0, line.Length - 1) : line.ToString();
        }
    }

    public Task<string> ReadLine(int longest, CancellationToken stop) => ReadLine(longest, _server.TimeLimit, stop);

    /// <summary>So many bytes, as they come.</summary>
    public async Task ReadExactly(Memory<byte> to, CancellationToken stop)
    {
        while (to.Length > 0)
        {
            if (_at == _filled)
                await Fill(_server.TimeLimit, stop);

            var taken = Math.Min(to.Length, _filled - _at);
            _block.AsMemory(_at, taken).CopyTo(to);
            _at += taken;
            to = to[taken..];
        }
    }

    public Task Write(ReadOnlyMemory<byte> bytes, CancellationToken stop) => Guarded(_server.TimeLimit, async limit =>
    {
        await _stream.WriteAsync(bytes, limit);
        return true;
    }, stop);

    public Task Write(string text, CancellationToken stop) => Write(Encoding.UTF8.GetBytes(text), stop);

    /// <summary>Nothing on this connection can be trusted to fit together any more.</summary>
    public MailServerProblem Broken(MailServerProblem problem)
    {
        IsUsable = false;
        return problem;
    }

    public async ValueTask DisposeAsync()
    {
        IsUsable = false;
        try
        {
            await _stream.DisposeAsync();
        }
        catch (IOException)
        {
            // The other side was quicker.
        }
    }

    private static string Literal(IPAddress address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } ? $"[IPv6:{address.ToString().Split('%')[0]}]" : $"[{address.MapToIPv4()}]";

    private static TimeSpan Remaining(TimeSpan limit, long began) =>
        limit == Timeout.InfiniteTimeSpan ? limit : limit - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    private async Task Fill(TimeSpan limit, CancellationToken stop)
    {
        _at = _filled = 0;
        _filled = await Guarded(limit, token => _stream.ReadAsync(_block, token).AsTask(), stop);
        if (_filled == 0)
            throw Broken(new MailServerProblem(MailServerFailure.Lost, "The server hung up."));
    }

    private async Task<T> Guarded<T>(TimeSpan limit, Func<CancellationToken, Task<T>> deed, CancellationToken stop)
    {
        try
        {
            return await Limited(limit, token => new ValueTask<T>(deed(token)), stop);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            throw Broken(new MailServerProblem(MailServerFailure.Lost, "The connection broke.", cause: e));
        }
        catch
        {
            IsUsable = false;
            throw;
        }
    }

    private static Task Limited(TimeSpan limit, Func<CancellationToken, ValueTask> deed, CancellationToken stop) => Limited(limit, async token =>
    {
        await deed(token);
        return true;
    }, stop);

    private static async Task<T> Limited<T>(TimeSpan limit, Func<CancellationToken, ValueTask<T>> deed, CancellationToken stop)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timer.CancelAfter(limit);
        try
        {
            return await deed(timer.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new MailServerProblem(MailServerFailure.Silent, "The server said nothing for too long.");
        }
    }
}
