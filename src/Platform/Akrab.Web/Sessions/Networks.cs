using System.Net;
using System.Net.Sockets;

namespace Akrab.Web.Sessions;

/// <summary>By what visitors are counted who have not signed in.</summary>
public static class Networks
{
    /// <summary>An address; of IPv6 the network, of which one customer of a provider has all addresses.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
