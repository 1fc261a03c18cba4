using System.Net;
using System.Net.Sockets;

namespace Akrab.Web.Outside;

/// <summary>
/// Calls to addresses that somebody typed or sent. The connection goes only to what everybody can reach and to what the operator named, and
/// what was checked is what is connected to: a name that answers otherwise the second time wins nothing.
/// </summary>
/// <param name="allowed">Hosts, addresses and networks of the operator's own, such as <c>mail.kantor.lan, 192.168.1.0/24</c>.</param>
/// <param name="resolve">Looks a name up; by default as this machine does.</param>
public sealed class WayOut(string? allowed = null, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    /// <summary>The setting that names them.</summary>
    public const string Setting = "AKRAB_PRIVATE_HOSTS";

    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve = resolve ?? Dns.GetHostAddressesAsync;
    private readonly string[] _named = (allowed ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The same way, on which this host of the operator's own is allowed, too, by whatever addresses its name has.</summary>
    public WayOut Allowing(string host) => new(string.Join(',', [.. _named, host]), _resolve);

    /// <summary>The addresses behind a name to which a connection may be made; none when all of them are private.</summary>
    public async Task<IPAddress[]> Find(string host, CancellationToken stop)
    {
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, stop);
        return _named.Contains(host.TrimEnd('.'), StringComparer.OrdinalIgnoreCase) ? found : [.. found.Where(a => PublicAddresses.IsPublic(a) || IsNamed(a))];
    }

    /// <summary>A handler for such calls; it follows no redirects.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = Connect,
    };

    private bool IsNamed(IPAddress address) => _named.Any(named => IPNetwork.TryParse(named, out var network) && network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var addresses = await Find(context.DnsEndPoint.Host, stop);
        if (addresses.Length == 0)
            throw new HttpRequestException($"{context.DnsEndPoint.Host} is no public address.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
