using Akrab.Admin.SignIn;
using Akrab.Contracts;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Admin.Founding;

/// <summary>What somebody tells who wants to found a company.</summary>
internal sealed record NewCompany(string Company, string Name, string Email, string Language);

/// <summary>
/// Makes companies for strangers. Everybody is answered alike; only the letter tells whether an address has an account. Nothing that was typed stands in
/// the letter, or it could carry anybody's words to anybody.
/// </summary>
internal sealed class Founders(AkrabDb db, UserManager<User> users, Passwords passwords, Homes homes, Newcomers newcomers, IHousePost post, SignUpSettings settings, TimeProvider time)
{
    public static readonly TimeSpan LinkLasts = TimeSpan.FromHours(24);

    private const int MostTries = 5;

    /// <summary>The door is there.</summary>
    public bool IsOn => settings.IsOn;

    /// <summary>Letters can go out, and say where to come.</summary>
    public bool CanWrite => post.CanSend && settings.Origin is not null;

    /// <summary>Writes to the address; false when the letter could not be sent.</summary>
    public async Task<bool> Ask(NewCompany company, string password, CancellationToken stop)
    {
        // The work of both ways is the same, so that time tells nothing.
        var (hash, token, email) = (users.PasswordHasher.HashPassword(new User(), password), SecretText.Make(), users.NormalizeEmail(company.Email)!);
        var isKnown = await users.FindByEmailAsync(company.Email) is not null;
        var before = await db.Set<PendingCompany>().AsTracking().Where(p => p.Email == email).ToListAsync(stop);
        if (!isKnown)
        {
            db.RemoveRange(before);
            db.Add(new PendingCompany { TokenHash = SecretText.HashOf(token), Email = email, Company = company.Company, Name = company.Name, Language = company.Language, PasswordHash = hash, ExpiresAt = time.Now() + LinkLasts });
            await db.SaveChangesAsync(stop);
        }

        var link = isKnown ? $"{settings.Origin}/sign-in" : $"{settings.Origin}{SignUpPages.ConfirmPath}?token={token}";
        var kind = isKnown ? "sign-up.letter.known" : "sign-up.letter.new";
        return await post.Send(Words.In(company.Language, () => new HouseLetter(company.Email, Words.Say($"{kind}.subject"), Words.Say(kind, ("link", link), ("hours", (int)LinkLasts.TotalHours)))), stop);
    }

    /// <summary>What a link stands for; null when it was used, is too old, was guessed at too often, or never was.</summary>
    public async Task<PendingCompany?> Find(string? token, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(token))
            return null;
        var (hash, now) = (SecretText.HashOf(token), time.Now());
        return await db.Set<PendingCompany>().AsTracking().FirstOrDefaultAsync(p => p.TokenHash == hash && p.ExpiresAt > now && p.Tries < MostTries, stop);
    }

    /// <summary>Whether it is the password that was chosen: who only opens another's letter founds nothing under a password somebody else knows.</summary>
    public async Task<bool> IsTheirs(PendingCompany pending, string password, CancellationToken stop)
    {
        if (password.Length <= Doorkeeper.LongestPassword && users.PasswordHasher.VerifyHashedPassword(new User(), pending.PasswordHash, password) != PasswordVerificationResult.Failed)
            return true;

        pending.Tries++;
        await db.SaveChangesAsync(stop);
        return false;
    }

    /// <summary>Makes the company and its owner; null when there is such an account, or such a company, by now.</summary>
    public async Task<User?> Found(PendingCompany pending, string password, Origin from, CancellationToken stop)
    {
        var id = new TenantId(pending.Id);
        if (await users.FindByEmailAsync(pending.Email) is { } known && (known.PasswordHash is not null || (await homes.Of(known.Id, stop)).Any(h => h.Tenant != id)))
            return null;

        try
        {
            if (!await db.Tenants.AnyAsync(t => t.Id == id, stop))
                await newcomers.AddTenant(id, pending.Company, pending.Language, stop);
            var owner = (await users.FindByIdAsync((await newcomers.AddUser(pending.Email.ToLowerInvariant(), pending.Name, id, "owner", null, stop, from, ownsIt: true)).Id.ToString()))!;
            await passwords.Set(owner, password);
            db.Remove(pending);
            await db.SaveChangesAsync(stop);
            return owner;
        }
        catch (BrokenRule)
        {
            // Somebody opened the same link at the same time.
            return null;
        }
    }
}
