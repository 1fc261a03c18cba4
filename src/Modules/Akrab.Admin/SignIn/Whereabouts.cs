using Akrab.Data.People;
using Microsoft.AspNetCore.Http;

namespace Akrab.Admin.SignIn;

/// <summary>From where a request comes, in words people know. Browsers call themselves by the names of others too, so the order counts.</summary>
internal static class Whereabouts
{
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("SamsungBrowser", "Samsung Internet"), ("OPR/", "Opera"), ("YaBrowser", "Yandex"), ("Vivaldi", "Vivaldi"), ("Edg", "Edge"), ("UCBrowser", "UC Browser"),
        ("FxiOS", "Firefox"), ("Firefox", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
    ];

    public static Whence Of(HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        var address = context.Connection.RemoteIpAddress;
        return new(address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().ToString() : address?.ToString() ?? "", NameIn(agent, Browsers), NameIn(agent, Systems));
    }

    private static string NameIn(string agent, (string Mark, string Name)[] known) => known.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Name ?? "";
}
