using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.People;

/// <summary>
/// Makes and redeems links that work once: <c>/welcome?token=…</c> signs a user in, <c>/setup?token=…</c>, which has no user, lets
/// the first owner in. Looking does not use a link up, so that previews of a chat program do no harm.
/// </summary>
public sealed class SignInLinks(AkrabDb db, TimeProvider time)
{
    public static readonly TimeSpan UsualLife = TimeSpan.FromDays(7);

    /// <summary>A new token for a user, in place of any earlier one; only its hash is kept.</summary>
    public Task<string> Make(Guid user, TimeSpan lasts, CancellationToken stop) => Keep(user, lasts, stop);

    /// <summary>A new token for the first set-up of a house without users, in place of any earlier one.</summary>
    public Task<string> MakeSetup(TimeSpan lasts, CancellationToken stop) => Keep(Guid.Empty, lasts, stop);

    /// <summary>The link as it stands, if it may still be used; without using it.</summary>
    public async Task<SignInLink?> Find(string? token, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(token))
            return null;

        var (hash, now) = (SecretText.HashOf(token), time.Now());
        return await db.Set<SignInLink>().AsNoTracking().FirstOrDefaultAsync(l => l.TokenHash == hash && l.UsedAt == null && l.ExpiresAt > now, stop);
    }

    /// <summary>Uses the link up and gives its user, who is empty for the first set-up; null when it was used before, has expired or never was.</summary>
    public async Task<Guid?> Use(string? token, CancellationToken stop)
    {
        if (await Find(token, stop) is not { } link)
            return null;

        var shape = TableShape.Of(db.Model, typeof(SignInLink), db.Registry);
        var (id, used) = (shape.Of(nameof(SignInLink.Id)), shape.Of(nameof(SignInLink.UsedAt)));
        var mark = new Statement($"UPDATE \"{shape.Name}\" SET \"{used.Name}\" = $1 WHERE \"{id.Name}\" = $2 AND \"{used.Name}\" IS NULL",
            [new(used.Store(time.Now()), used.StoreType), new(id.ValueOf(link), id.StoreType)])
        { MustAffect = 1 };
        try
        {
            await db.Writer.Write([mark], db.Sight, stop);
            return link.User;
        }
        catch (Kernel.Entities.BrokenRule)
        {
            return null;
        }
    }

    private async Task<string> Keep(Guid user, TimeSpan lasts, CancellationToken stop)
    {
        var (token, now) = (SecretText.Make(), time.Now());
        foreach (var earlier in await db.Set<SignInLink>().AsTracking().Where(l => l.User == user && l.UsedAt == null && l.ExpiresAt > now).ToListAsync(stop))
            earlier.UsedAt = now;
        db.Add(new SignInLink { User = user, TokenHash = SecretText.HashOf(token), ExpiresAt = now + lasts });
        await db.SaveChangesAsync(stop);
        return token;
    }
}
