using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Host.Cli;
using Akrab.Host.Serving.Lan;
using Akrab.Kernel.Permissions;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Host.Serving;

/// <summary>
/// Says where the server is and how to get in: a one-time link for an owner who has no password yet, at every start; a link to the
/// set-up page when nobody can sign in at all.
/// </summary>
internal static class Greeting
{
    public static async Task Print(WebApplication server, Terminal terminal, CancellationToken stop)
    {
        var url = UrlOf(server.Services.GetRequiredService<IServer>())!;
        await terminal.Out.WriteLineAsync($"Akrab: {url}  ·  {await WayIn(server.Services, server.Configuration.Origin() ?? url, stop)}");
    }

    /// <summary>Says where phones find it, and shows it to their cameras.</summary>
    public static async Task Invite(LocalNetwork lan, string? origin, Terminal terminal)
    {
        var address = (origin ?? lan.Address) + "/phone";
        await terminal.Out.WriteLineAsync($"HP / phone: {address}");
        if (!Console.IsOutputRedirected)
            await terminal.Out.WriteAsync(PrintedCode.Of(address));
    }

    /// <summary>The first address people can open; null when the server does not listen.</summary>
    public static string? UrlOf(IServer server) => server.Features.Get<IServerAddressesFeature>()?.Addresses
        .FirstOrDefault(address => !address.Contains("unix", StringComparison.Ordinal))?
        .Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "127.0.0.1", StringComparison.Ordinal);

    private static async Task<string> WayIn(IServiceProvider services, string url, CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var links = scope.ServiceProvider.GetRequiredService<SignInLinks>();
        if (!await db.Users.AnyAsync(stop))
            return $"Mulai / set up: {url}/setup?token={await links.MakeSetup(SignInLinks.UsualLife, stop)}";

        return await OwnerWithoutPassword(db, stop) is { } owner
            ? $"Masuk / sign in: {url}/welcome?token={await links.Make(owner, SignInLinks.UsualLife, stop)}"
            : $"Masuk / sign in: {url}/sign-in";
    }

    /// <summary>Before anybody acts, so across tenants.</summary>
    private static async Task<Guid?> OwnerWithoutPassword(AkrabDb db, CancellationToken stop)
    {
        var members = await db.Set<Member>().IgnoreQueryFilters().Where(m => m.IsActive && m.DeletedAt == null && m.User != null)
            .Join(db.Set<Role>().IgnoreQueryFilters(), m => new { m.TenantId, Id = m.Role }, r => new { r.TenantId, Id = (Contracts.RoleId?)r.Id }, (m, r) => new { m.CreatedAt, m.User, r.Rights })
            .Join(db.Users, m => m.User, u => u.Id, (m, u) => new { m.CreatedAt, m.Rights, u.Id, u.PasswordHash }).OrderBy(u => u.CreatedAt).ToListAsync(stop);
        var owners = members.Where(m => m.Rights.May(Rights.Administer)).ToList();
        return owners.Count > 0 && owners.All(u => u.PasswordHash is null) ? owners[0].Id : null;
    }
}
