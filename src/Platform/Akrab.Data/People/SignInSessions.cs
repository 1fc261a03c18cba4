using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.People;

/// <summary>Begins, finds and ends the sessions of users; they belong to a login, not to a company.</summary>
public sealed class SignInSessions(AkrabDb db, TimeProvider time)
{
    /// <summary>How long a session that nobody uses counts.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>How exactly is known when a session was last used.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public async Task<SignInSession> Begin(Guid user, SignInWay way, bool hasTwoSteps, Whence whence, CancellationToken stop)
    {
        var (now, from) = (time.Now(), whence);
        var session = new SignInSession { User = user, StartedAt = now, SeenAt = now, Way = way, HasTwoSteps = hasTwoSteps, Address = from.Address, Browser = from.Browser, System = from.System };
        db.Add(session);
        await db.SaveChangesAsync(stop);
        return session;
    }

    /// <summary>The session as it stands, if it has not ended; noted as used when that was not noted lately.</summary>
    public async Task<SignInSession?> Use(Guid id, CancellationToken stop)
    {
        var now = time.Now();
        if (await db.Set<SignInSession>().AsTracking().FirstOrDefaultAsync(s => s.Id == id, stop) is not { EndedAt: null } session || now - session.SeenAt > Lasts)
            return null;

        if (now - session.SeenAt > SeenEvery)
        {
            session.SeenAt = now;
            await db.SaveChangesAsync(stop);
        }

        return session;
    }

    /// <summary>Those of a user that have not ended, the one last used first.</summary>
    public async Task<IReadOnlyList<SignInSession>> Of(Guid user, CancellationToken stop) =>
        await Open(user).AsNoTracking().OrderByDescending(s => s.SeenAt).ThenByDescending(s => s.Id).ToListAsync(stop);

    /// <summary>Ends one session of a user; false when it is none of theirs, or has ended.</summary>
    public async Task<bool> End(Guid user, Guid id, CancellationToken stop) => await End(Open(user).Where(s => s.Id == id), stop) > 0;

    /// <summary>Ends all sessions of a user but one, if any; how many they were.</summary>
    public Task<int> EndAll(Guid user, Guid? but, CancellationToken stop) => End(Open(user).Where(s => s.Id != but), stop);

    /// <summary>Somebody has shown the second step within a session.</summary>
    public async Task Strengthen(Guid id, CancellationToken stop)
    {
        if (await db.Set<SignInSession>().AsTracking().FirstOrDefaultAsync(s => s.Id == id, stop) is not { } session)
            return;

        session.HasTwoSteps = true;
        await db.SaveChangesAsync(stop);
    }

    private IQueryable<SignInSession> Open(Guid user)
    {
        var since = time.Now() - Lasts;
        return db.Set<SignInSession>().Where(s => s.User == user && s.EndedAt == null && s.SeenAt > since);
    }

    private async Task<int> End(IQueryable<SignInSession> sessions, CancellationToken stop)
    {
        var (now, ending) = (time.Now(), await sessions.AsTracking().ToListAsync(stop));
        foreach (var session in ending)
            session.EndedAt = now;
        await db.SaveChangesAsync(stop);
        return ending.Count;
    }
}
