using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Fields;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Admin.Passkeys;

/// <summary>The store of logins, with passkeys in a table of our own: the framework's keeps them in a form that our writer does not write.</summary>
internal sealed class UsersWithPasskeys(AkrabDb db, TimeProvider time, IdentityErrorDescriber describer)
    : UserOnlyStore<User, AkrabDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(db, describer)
{
    public override async Task AddOrUpdatePasskeyAsync(User user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        if (await Of(user).AsTracking().FirstOrDefaultAsync(p => p.CredentialId == passkey.CredentialId, cancellationToken) is { } known)
            (known.SignCount, known.IsBackedUp, known.UsedAt) = (passkey.SignCount, passkey.IsBackedUp, time.Now());
        else
            Context.Add(new Passkey
            {
                User = user.Id,
                Name = passkey.Name ?? "",
                CredentialId = passkey.CredentialId,
                PublicKey = passkey.PublicKey,
                SignCount = passkey.SignCount,
                Transports = string.Join(' ', passkey.Transports ?? []),
                IsBackupEligible = passkey.IsBackupEligible,
                IsBackedUp = passkey.IsBackedUp,
                CreatedAt = time.Now(),
            });
        await Context.SaveChangesAsync(cancellationToken);
    }

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(User user, CancellationToken cancellationToken) =>
        [.. (await Of(user).AsNoTracking().ToListAsync(cancellationToken)).Select(Info)];

    public override async Task<User?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await Context.Set<Passkey>().AsNoTracking().Where(p => p.CredentialId == credentialId).Select(p => (Guid?)p.User).FirstOrDefaultAsync(cancellationToken) is { } id
            ? await FindByIdAsync(id.ToString(), cancellationToken) : null;

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken) =>
        await Of(user).AsNoTracking().FirstOrDefaultAsync(p => p.CredentialId == credentialId, cancellationToken) is { } found ? Info(found) : null;

    public override async Task RemovePasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken)
    {
        Context.RemoveRange(await Of(user).AsTracking().Where(p => p.CredentialId == credentialId).ToListAsync(cancellationToken));
        await Context.SaveChangesAsync(cancellationToken);
    }

    private IQueryable<Passkey> Of(User user) => Context.Set<Passkey>().Where(p => p.User == user.Id);

    /// <summary>What was shown when it was made is not kept; whoever uses it is verified each time.</summary>
    private static UserPasskeyInfo Info(Passkey p) => new(p.CredentialId, p.PublicKey, p.CreatedAt, (uint)p.SignCount, p.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        isUserVerified: true, p.IsBackupEligible, p.IsBackedUp, [], [])
    { Name = p.Name };
}
