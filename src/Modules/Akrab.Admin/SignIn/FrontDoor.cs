using System.Security.Claims;
using Akrab.Data.People;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Akrab.Admin.SignIn;

/// <summary>The one place where sessions begin and end: with a line in the log, and a cookie that names the session.</summary>
internal sealed class FrontDoor(SignInManager<User> signIn, SignInSessions sessions, KnownSessions known, KnownBrowsers browsers, SignInLog log, TimeProvider time)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(15);

    /// <summary>Whether this session began just now, so that it is surely its owner who sits there.</summary>
    public bool IsFresh => Current is { } session && time.GetUtcNow() - session.StartedAt is var age && age > -FreshFor && age < FreshFor;

    private HttpContext Context => signIn.Context;

    private SignInSession? Current => Context.Features.Get<SignInSession>();

    /// <summary>Lets somebody in whose way of coming in was found good.</summary>
    public async Task Open(User user, bool keep, SignInWay way, bool hasTwoSteps, CancellationToken stop)
    {
        var whence = Whereabouts.Of(Context);
        if (Current is { } earlier)
            await sessions.End(earlier.User, earlier.Id, stop);
        var session = await sessions.Begin(user.Id, way, hasTwoSteps, whence, stop);
        await log.Note(user.Id, way, AttemptResult.LetIn, whence, stop);
        known.Forget();
        await signIn.SignInWithClaimsAsync(user, keep, [Of(session)]);
        browsers.Remember(Context, user);
    }

    /// <summary>Notes that somebody was not let in.</summary>
    public Task Refuse(Guid? user, SignInWay way, AttemptResult why, CancellationToken stop) => log.Note(user, way, why, Whereabouts.Of(Context), stop);

    /// <summary>Writes the cookie anew after something of its user has changed; the session goes on.</summary>
    public async Task Renew(User user)
    {
        if (Current is { } session && await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme) is { Succeeded: true } shown)
            await signIn.SignInWithClaimsAsync(user, shown.Properties, [Of(session)]);
    }

    /// <summary>Ends all sessions of a user but the one in which this is asked; how many they were.</summary>
    public async Task<int> EndOthers(Guid user, CancellationToken stop)
    {
        var ended = await sessions.EndAll(user, Current is { } here && here.User == user ? here.Id : null, stop);
        known.Forget();
        return ended;
    }

    /// <summary>Ends one session of whoever asks; false when it is none of theirs.</summary>
    public async Task<bool> End(Guid id, CancellationToken stop)
    {
        var isEnded = Current is { } here && await sessions.End(here.User, id, stop);
        known.Forget();
        return isEnded;
    }

    /// <summary>The second step was set up, and so shown, within this session; the others, which began with one, end.</summary>
    public async Task StepUp(User user, CancellationToken stop)
    {
        if (Current is { } session)
            await sessions.Strengthen(session.Id, stop);
        await EndOthers(user.Id, stop);
        await Renew(user);
    }

    /// <summary>Signs out: a copy of the cookie is worth nothing afterwards.</summary>
    public async Task Close(CancellationToken stop)
    {
        if (Current is { } session)
            await End(session.Id, stop);
        await Context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private static Claim Of(SignInSession session) => new(AkrabClaims.Session, session.Id.ToString());
}
