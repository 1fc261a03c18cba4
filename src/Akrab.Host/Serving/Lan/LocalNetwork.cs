using System.Net;
using System.Net.NetworkInformation;
using System.Security.Cryptography.X509Certificates;
using Akrab.Data.Setup;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Akrab.Host.Serving.Lan;

/// <summary>
/// HTTPS for the phones of the house, which trust our own authority. The certificate is signed anew a month before it ends and when this
/// machine gets another address, while serving.
/// </summary>
internal sealed class LocalNetwork : IDisposable
{
    private static readonly TimeSpan SignedAnewBefore = TimeSpan.FromDays(30);

    private readonly Lock _turn = new();
    private readonly LocalAuthority _authority;
    private readonly int _port;
    private readonly TimeProvider _time;
    private X509Certificate2? _now;

    public LocalNetwork(DataPlace place, int port, TimeProvider time)
    {
        (_authority, _port, _time) = (LocalAuthority.In(place.Folder, time.GetUtcNow()), port, time);
        NetworkChange.NetworkAddressChanged += Forget;
    }

    /// <summary>What the server listens on.</summary>
    public string Listens => $"https://0.0.0.0:{_port}";

    /// <summary>The address of a page, as a phone opens it.</summary>
    public string Address => $"https://{LocalMachine.Addresses.FirstOrDefault() ?? IPAddress.Loopback}:{_port}";

    public X509Certificate2 Certificate
    {
        get
        {
            lock (_turn)
            {
                var now = _time.GetUtcNow();
                if (_now is null || _now.NotAfter.ToUniversalTime() < (now + SignedAnewBefore).UtcDateTime)
                    _now = _authority.Sign(LocalMachine.Names, [IPAddress.Loopback, .. LocalMachine.Addresses], now);
                return _now;
            }
        }
    }

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(new LocalDoor(() => Address, _authority.Certificate));
        services.Configure<KestrelServerOptions>(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificateSelector = (_, _) => Certificate));
    }

    private void Forget(object? sender, EventArgs e)
    {
        lock (_turn)
            _now = null;
    }

    public void Dispose() => NetworkChange.NetworkAddressChanged -= Forget;
}
