using Akrab.Data.Model;
using Akrab.Data.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Admin.CompanyAccount;

/// <summary>Finds whose login it is that the issuer vouches for: by its own name for them, and the first time by their e-mail.</summary>
internal sealed class Guests(UserManager<User> users, Newcomers newcomers, Issuer issuer, AkrabDb db)
{
    /// <summary>The login; otherwise why there is none, as the key of a sentence.</summary>
    public async Task<(User? User, string? Problem)> Find(VouchedFor guest, CancellationToken stop)
    {
        var name = issuer.Settings.Issuer;
        if (await users.FindByLoginAsync(name, guest.Subject) is { } known)
            return (known, null);
        if (guest is not { Email: { } email, IsEmailVerified: true })
            return (null, "company-account.unverified");
        if ((await users.FindByEmailAsync(email) ?? await Join(email, guest.Name, stop)) is not { } user)
            return (null, "company-account.unknown");

        // Another account of the issuer has this e-mail already: whoever gets an old address anew does not get the old login with it.
        if ((await users.GetLoginsAsync(user)).Any(l => l.LoginProvider == name))
            return (null, "company-account.other");
        return (await users.AddLoginAsync(user, new UserLoginInfo(name, guest.Subject, null))).Succeeded ? (user, null) : (null, "company-account.refused");
    }

    /// <summary>Where the settings allow it, and there is only one company that could be meant.</summary>
    private async Task<User?> Join(string email, string? name, CancellationToken stop) =>
        issuer.Settings.JoinRole is { } role && await db.Tenants.Select(t => t.Id).Take(2).ToListAsync(stop) is [var only]
            && await newcomers.AddUser(email, name is { Length: > 0 and <= 200 } ? name : email, only, role, null, stop) is { Id: var made }
            ? await users.FindByIdAsync(made.ToString()) : null;
}
