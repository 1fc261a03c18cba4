using Akrab.Data.People;
using Microsoft.AspNetCore.Identity;

namespace Akrab.Admin.SignIn;

/// <summary>What came of a try to sign in.</summary>
internal enum Entry
{
    LetIn,

    /// <summary>No such account, or another password: nobody is told which.</summary>
    Refused,

    Locked,

    /// <summary>The password was right, and a code is still to be shown.</summary>
    NeedsCode,

    /// <summary>The password was right, but no company counts them among its active members.</summary>
    Homeless,
}

/// <summary>What came of it, and of whom; nobody is named who was refused.</summary>
internal sealed record Entrance(Entry Entry, User? User = null);

/// <summary>Lets people in by e-mail and password, and tells a guesser nothing: not by words, not by time.</summary>
internal sealed class Doorkeeper(SignInManager<User> signIn, FrontDoor door, Strangers strangers, KnownBrowsers browsers, Homes homes, TimeProvider time)
{
    public const int MostFailures = 5;
    public const int LongestPassword = 256;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan RefusalTakes = TimeSpan.FromMilliseconds(400);

    public async Task<Entrance> LetIn(string email, string password, bool keep, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        var entry = await Try(email, password, keep, stop);
        if (entry.User is null && RefusalTakes - time.GetElapsedTime(started) is { Ticks: > 0 } rest)
            await Task.Delay(rest, stop);
        return entry;
    }

    private async Task<Entrance> Try(string email, string password, bool keep, CancellationToken stop)
    {
        var user = await signIn.UserManager.FindByEmailAsync(email);
        if (user?.PasswordHash is null || password.Length > LongestPassword)
        {
            await door.Refuse(user?.Id, SignInWay.Password, user is null ? AttemptResult.UnknownName : AttemptResult.WrongPassword, stop);
            return new(strangers.Fail(email) ? Entry.Locked : Entry.Refused);
        }

        var failures = user.AccessFailedCount;
        if (browsers.Find(signIn.Context, email) is { } browser)
        {
            if (strangers.IsLocked(browser))
                return await Refuse(user, Entry.Locked, AttemptResult.Locked, stop);
            if (!await signIn.UserManager.CheckPasswordAsync(user, password))
                return await Refuse(user, strangers.Fail(browser) ? Entry.Locked : Entry.Refused, AttemptResult.WrongPassword, stop);
        }
        else
        {
            var checkedPassword = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
            if (checkedPassword.IsLockedOut)
                return await Refuse(user, Entry.Locked, AttemptResult.Locked, stop);
            if (!checkedPassword.Succeeded)
                return await Refuse(user, Entry.Refused, AttemptResult.WrongPassword, stop);
        }

        if ((await homes.Of(user.Id, stop)).Count == 0)
            return await Refuse(user, Entry.Homeless, AttemptResult.Homeless, stop);
        if (!TwoStep.IsOn(user))
        {
            await door.Open(user, keep, SignInWay.Password, hasTwoSteps: false, stop);
            return new(Entry.LetIn, user);
        }

        // The right password does not wipe out wrong codes: who has it may not guess those for ever.
        user.AccessFailedCount = failures;
        await signIn.UserManager.UpdateAsync(user);
        return new(Entry.NeedsCode, user);
    }

    private async Task<Entrance> Refuse(User user, Entry entry, AttemptResult why, CancellationToken stop)
    {
        await door.Refuse(user.Id, SignInWay.Password, why, stop);
        return new(entry);
    }
}
