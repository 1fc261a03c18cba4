using System.CommandLine;
using Akrab.Data.People;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Helps somebody who lost the phone, the recovery codes and the passkeys, and whom no administrator can help.</summary>
internal sealed class UserOneStep : Verb
{
    private readonly Argument<string> _email = new("EMAIL") { Description = "The e-mail they sign in with." };

    public UserOneStep() : base("one-step", "Let a person sign in without a code or passkey again; their sessions end.") => Arguments.Add(_email);

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var email = work.Get(_email).Trim();
        await using var scope = work.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = await users.FindByEmailAsync(email) ?? throw new UsageProblem($"Nobody signs in as {email}.");
        foreach (var passkey in await users.GetPasskeysAsync(user))
            await users.RemovePasskeyAsync(user, passkey.CredentialId);
        user.ForgetTwoSteps();
        await users.UpdateSecurityStampAsync(user);
        await scope.ServiceProvider.GetRequiredService<SignInSessions>().EndAll(user.Id, but: null, stop);
        work.Services.GetService<Memberships>()?.Forget();
        await work.Terminal.Out.WriteLineAsync($"{email} signs in with one step.");
        return Exit.Fine;
    }
}
