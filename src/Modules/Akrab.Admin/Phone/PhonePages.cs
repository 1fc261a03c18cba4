using System.Net;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.Phone;

/// <summary>How Akrab comes onto a phone: a code to scan, the certificate to trust, and how. A phone sees it before anybody has signed in there.</summary>
internal static class PhonePages
{
    public const string Url = "/phone";
    private const string CertificateUrl = "/phone/akrab.crt";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Url, (HttpContext context) => Pages.Fragment<PhonePage>((nameof(PhonePage.Address), AddressFor(context)), (nameof(PhonePage.Fingerprint), DoorOf(context)?.Fingerprint), (nameof(PhonePage.CertificateUrl), CertificateUrl))).OpenToAll("a phone comes here before anybody has signed in on it");
        pages.MapGet(CertificateUrl, (HttpContext context) => DoorOf(context) is { } door ? Results.File(door.Certificate, "application/x-x509-ca-cert", "akrab.crt") : Results.NotFound()).OpenToAll("a phone has to trust the house before it can sign in");
    }

    /// <summary>What a browser keeps to show when it cannot reach us.</summary>
    public static void MapOffline(IEndpointRouteBuilder pages) => pages.MapGet("/offline", () => Pages.Fragment<OfflinePage>()).OpenToAll("kept on the device, and the same for everybody");

    private static LocalDoor? DoorOf(HttpContext context) => context.RequestServices.GetService<LocalDoor>();

    /// <summary>Where a phone finds us; null when we listen to this machine alone.</summary>
    private static string? AddressFor(HttpContext context) =>
        context.RequestServices.GetRequiredService<IConfiguration>().Origin()
        ?? DoorOf(context)?.Address()
        ?? (IsThisMachine(context.Request.Host.Host) ? null : context.Origin());

    private static bool IsThisMachine(string host) => host == "localhost" || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
