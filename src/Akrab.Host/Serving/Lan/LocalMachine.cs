using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Akrab.Host.Serving.Lan;

/// <summary>How this machine is known to its neighbours.</summary>
internal static class LocalMachine
{
    /// <summary>Its addresses on the local network; the one that leads furthest first.</summary>
    public static IReadOnlyList<IPAddress> Addresses =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .OrderByDescending(card => card.GetIPProperties().GatewayAddresses.Count > 0)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses.Select(unicast => unicast.Address))
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork)
            .Distinct(),
    ];

    public static IReadOnlyList<string> Names
    {
        get
        {
            var name = Dns.GetHostName().ToLowerInvariant();
            return name.Contains('.', StringComparison.Ordinal) ? ["localhost", name] : ["localhost", name, name + ".local"];
        }
    }
}
