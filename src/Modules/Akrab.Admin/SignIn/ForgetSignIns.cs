using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;

namespace Akrab.Admin.SignIn;

/// <summary>Forget who signed in long ago.</summary>
internal sealed record ForgetSignIns;

/// <summary>Clears away old lines of the log, sessions long over, challenges nobody can answer and companies nobody founded any more, some at a time.</summary>
internal sealed class ForgettingSignIns(AkrabDb db, TimeProvider time) : IJob<ForgetSignIns>
{
    public async Task<object?> Run(ForgetSignIns input, RunningJob job, CancellationToken stop)
    {
        var (logged, used, asked) = (time.Now() - SignInLog.Kept, time.Now() - 2 * SignInSessions.Lasts, time.Now() - TimeSpan.FromDays(1));
        var attempts = await db.Clear(db.Set<SignInAttempt>().Where(a => a.LastAt < logged), job, stop);
        var sessions = await db.Clear(db.Set<SignInSession>().Where(s => s.SeenAt < used), job, stop);
        var challenges = await db.Clear(db.Set<SpentChallenge>().Where(c => c.At < asked), job, stop);
        var now = time.Now();
        var pending = await db.Clear(db.Set<PendingCompany>().Where(p => p.ExpiresAt < now), job, stop);
        return new { attempts, sessions, challenges, pending };
    }
}
