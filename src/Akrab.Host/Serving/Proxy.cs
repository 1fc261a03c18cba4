using System.Net;
using Akrab.Host.Cli;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Akrab.Host.Serving;

/// <summary>
/// Believes what a proxy says of a visitor, their address and whether they came by HTTPS, but only a proxy that was named. The host is
/// taken from <c>Host</c> alone: a proxy hands on <c>X-Forwarded-Host</c> as any visitor wrote it.
/// </summary>
internal static class Proxy
{
    /// <summary>The addresses and networks of proxies: <c>127.0.0.1, 10.0.0.0/8</c>.</summary>
    public const string Setting = "AKRAB_PROXY";

    public static void AddProxy(this IServiceCollection services, IConfiguration configuration)
    {
        var trusted = Read(configuration[Setting]);
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in trusted)
                options.KnownIPNetworks.Add(network);
        });
    }

    /// <summary>Nothing is believed when no proxy is named.</summary>
    public static void UseProxy(this WebApplication app)
    {
        if (Read(app.Configuration[Setting]).Count > 0)
            app.UseForwardedHeaders();
    }

    internal static IReadOnlyList<IPNetwork> Read(string? setting) =>
        [.. (setting ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network)];

    private static IPNetwork Network(string typed) =>
        IPAddress.TryParse(typed, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(typed, out var network) ? network
        : throw new UsageProblem($"{Setting}: '{typed}' is neither an address nor a network such as 10.0.0.0/8.");
}
