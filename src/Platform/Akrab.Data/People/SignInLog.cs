using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.People;

/// <summary>Keeps who tried to sign in, when and from where, and shows it to those it concerns.</summary>
public sealed class SignInLog(AkrabDb db, TimeProvider time)
{
    /// <summary>How long it is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    private static readonly TimeSpan OneLineFor = TimeSpan.FromMinutes(10);

    public async Task Note(Guid? user, SignInWay way, AttemptResult result, Whence from, CancellationToken stop)
    {
        var now = time.Now();
        var since = now - OneLineFor;
        if (result != AttemptResult.LetIn && await db.Set<SignInAttempt>().AsTracking().Where(a => a.User == user && a.Way == way && a.Result == result && a.Address == from.Address && a.At > since && a.At <= now)
                .OrderByDescending(a => a.Id).FirstOrDefaultAsync(stop) is { } earlier)
            (earlier.Count, earlier.LastAt) = (earlier.Count + 1, now);
        else
            db.Add(new SignInAttempt { User = user, At = now, LastAt = now, Way = way, Result = result, Address = from.Address, Browser = from.Browser, System = from.System });
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The latest of a user's own.</summary>
    public async Task<IReadOnlyList<SignInAttempt>> Of(Guid user, int most, CancellationToken stop) =>
        await db.Set<SignInAttempt>().AsNoTracking().Where(a => a.User == user).OrderByDescending(a => a.Id).Take(most).ToListAsync(stop);

    /// <summary>
    /// Those of the company's members, newest first, before the one named. Names that nobody has belong to no company: they are shown where
    /// there is only one in the house.
    /// </summary>
    public async Task<IReadOnlyList<SignInAttempt>> OfCompany(Guid? before, int most, CancellationToken stop)
    {
        var members = await db.Set<Member>().IgnoreQueryFilters(["deleted"]).Where(m => m.User != null).Select(m => m.User).ToListAsync(stop);
        var isOnly = await db.Tenants.CountAsync(stop) == 1;
        var attempts = db.Set<SignInAttempt>().AsNoTracking().Where(a => members.Contains(a.User) || (isOnly && a.User == null));
        if (before is { } id)
            attempts = attempts.Where(a => a.Id < id);
        return await attempts.OrderByDescending(a => a.Id).Take(most).ToListAsync(stop);
    }
}
