using System.Buffers.Binary;
using System.Net.Sockets;

namespace Akrab.Host.Cli;

/// <summary>A verb as it is sent to the running server.</summary>
internal sealed record AskedVerb(string[] Args, string Folder);

/// <summary>The server that owns the data folder, reached through its socket.</summary>
internal static class RunningServer
{
    public const string Path = "/verb";

    /// <summary>Has the server do the verb, passing on all it writes; null when no server listens.</summary>
    public static async Task<int?> Ask(string socket, string[] args, Terminal terminal, CancellationToken stop)
    {
        if (!File.Exists(socket))
            return null;

        using var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = async (_, cancel) => await Connect(socket, cancel) }) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://akrab" + Path) { Content = JsonContent.Create(new AskedVerb(args, terminal.Folder)) };
        HttpResponseMessage response;
        try
        {
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        }
        catch (HttpRequestException lost) when (lost.InnerException is SocketException)
        {
            return null;
        }

        using (response)
        {
            response.EnsureSuccessStatusCode();
            return await PassOn(await response.Content.ReadAsStreamAsync(stop), terminal, stop);
        }
    }

    private static async Task<int> PassOn(Stream answer, Terminal terminal, CancellationToken stop)
    {
        while (true)
        {
            var (kind, bytes) = await Frame.Receive(answer, stop);
            switch (kind)
            {
                case FrameKind.Out:
                    await terminal.Bytes.WriteAsync(bytes, stop);
                    await terminal.Bytes.FlushAsync(stop);
                    break;
                case FrameKind.Error:
                    await terminal.Error.WriteAsync(System.Text.Encoding.UTF8.GetString(bytes));
                    break;
                default:
                    return BinaryPrimitives.ReadInt32BigEndian(bytes);
            }
        }
    }

    private static async ValueTask<Stream> Connect(string path, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
