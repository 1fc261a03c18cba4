using Akrab.Data.People;
using Akrab.Kernel.Language;
using Microsoft.AspNetCore.Identity;

namespace Akrab.Admin.SignIn;

/// <summary>Judges and changes passwords.</summary>
internal sealed class Passwords(UserManager<User> users)
{
    /// <summary>What speaks against a password, in the user's language; null when nothing does.</summary>
    public async Task<string?> ProblemOf(User user, string password)
    {
        if (password.Length > Doorkeeper.LongestPassword)
            return Words.Say("password.too-long", ("count", Doorkeeper.LongestPassword));

        foreach (var validator in users.PasswordValidators)
            if (await validator.ValidateAsync(users, user, password) is { Succeeded: false } result)
                return Words.Say(result.Errors.Any(e => e.Code == UncommonPassword.TooCommon) ? "password.too-common" : "password.too-short",
                    ("count", users.Options.Password.RequiredLength));
        return null;
    }

    /// <summary>Sets a password that was judged before; sessions under the old one end.</summary>
    public async Task Set(User user, string password)
    {
        if (user.PasswordHash is not null)
            await users.RemovePasswordAsync(user);
        await users.AddPasswordAsync(user, password);
    }
}
