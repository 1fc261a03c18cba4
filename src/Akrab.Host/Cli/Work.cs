using System.CommandLine;
using Akrab.Data.Access;
using Akrab.Data.Backup;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Host.Cli;

/// <summary>What a verb works with: what was typed, where to write, and the house it works in.</summary>
internal sealed record Work(ParseResult Typed, Terminal Terminal, IServiceProvider Services, DataPlace Place)
{
    public T? Get<T>(Option<T> option) => Typed.GetValue(option);

    /// <summary>Whether it was typed, with a value or without.</summary>
    public bool IsGiven(Option option) => Typed.GetResult(option) is { Implicit: false };

    public T Get<T>(Argument<T> argument) => Typed.GetValue(argument)!;

    /// <summary>The tenant that was named, or the only one there is.</summary>
    public async Task<Tenant> Tenant(CancellationToken stop)
    {
        await using var scope = Services.CreateAsyncScope();
        var tenants = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Tenants.AsNoTracking().ToListAsync(stop);
        if (Get(Where.Tenant) is { } named)
            return tenants.FirstOrDefault(t => t.Name.Equals(named, StringComparison.OrdinalIgnoreCase) || t.Id.Value.ToString() == named)
                ?? throw new UsageProblem($"There is no tenant '{named}'. Known: {Names(tenants)}.");

        return tenants switch
        {
            [var only] => only,
            [] => throw new UsageProblem("There is no tenant yet: akrab tenant add NAME"),
            _ => throw new UsageProblem($"There are several tenants; say which with --tenant: {Names(tenants)}."),
        };
    }

    /// <summary>What is typed here came from the command line.</summary>
    public static readonly Origin ByHand = new(Door.CommandLine);

    /// <summary>Who acts: the member with the given e-mail, else the system.</summary>
    public async Task<Acting> Acting(CancellationToken stop)
    {
        var tenant = await Tenant(stop);
        if (Get(Where.User) is not { } email)
            return Data.Access.Acting.System(tenant.Id) with { Origin = ByHand };

        var membership = await Services.GetRequiredService<Memberships>().Of((await User(email)).Id, tenant.Id, stop);
        return membership?.Acting is { } acting ? acting with { Origin = ByHand } : throw new UsageProblem($"{email} is no member of {tenant.Name}.");
    }

    /// <summary>The login with that e-mail.</summary>
    public async Task<User> User(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UserManager<User>>().FindByEmailAsync(email)
            ?? throw new UsageProblem($"Nobody signs in as {email}: akrab user add {email} --role sales");
    }

    /// <summary>Whether the database holds no tenant yet, so that the first start makes one.</summary>
    public static async Task<bool> IsNew(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        return !await scope.ServiceProvider.GetRequiredService<AkrabDb>().Tenants.AnyAsync(stop);
    }

    /// <summary>The passphrase of a locked file, where one was named.</summary>
    public Passphrase? Passphrase(Option<string?> option) => Where.PassphrasePath(Typed, option, Terminal) is { } path ? Data.Backup.Passphrase.FromFile(path) : null;

    private static string Names(IEnumerable<Tenant> tenants) => string.Join(", ", tenants.Select(t => t.Name));
}
