using System.Globalization;
using System.Security.Cryptography;
using Akrab.Data.Moving;
using Akrab.Data.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Akrab.Admin.SignIn;

/// <summary>Somebody whose password or link was good, and who is still to show a code.</summary>
internal sealed record HalfWay(User User, SignInWay Way, bool Keep, string Back);

/// <summary>
/// The second step of signing in: a code of an app on the user's phone, or one of ten recovery codes. A code works once. The key is kept
/// encrypted, the recovery codes as hashes.
/// </summary>
internal sealed class TwoStep(UserManager<User> users, IDataProtectionProvider protection, TimeProvider time)
{
    private const int RecoveryCodes = 10, RecoveryBytes = 10;
    private const char Between = '|';
    private static readonly TimeSpan TicketLasts = TimeSpan.FromMinutes(5), SettingUpLasts = TimeSpan.FromHours(1);

    private readonly IDataProtector _keys = KeysOf(protection);
    private readonly ITimeLimitedDataProtector _tickets = protection.CreateProtector("akrab.two-step.ticket").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _offers = protection.CreateProtector("akrab.two-step.offer").ToTimeLimitedDataProtector();

    private static IDataProtector KeysOf(IDataProtectionProvider protection) => protection.CreateProtector("akrab.two-step.key");

    /// <summary>Where the keys stand, for a company that moves with its members.</summary>
    public static SealedColumn Column(IDataProtectionProvider protection) => new(typeof(User), nameof(User.TwoStepKey), null, (_, closed) => Opened(KeysOf(protection), closed), (_, key) => KeysOf(protection).Protect(key));

    public static bool IsOn(User user) => user is { TwoFactorEnabled: true, TwoStepKey: not null };

    /// <summary>How many recovery codes are left.</summary>
    public static int Left(User user) => Hashes(user).Length;

    /// <summary>What an app reads from a QR code.</summary>
    public static string AddressOf(User user, string key) =>
        $"otpauth://totp/Akrab:{Uri.EscapeDataString(user.Email ?? user.UserName ?? "")}?secret={key}&issuer=Akrab";

    /// <summary>A key offered to a user, which the form brings back sealed.</summary>
    public string Offer(User user, string key) => _offers.Protect($"{user.Id}{Between}{key}", SettingUpLasts);

    /// <summary>The key of an offer to this user; null when it is none, or too old.</summary>
    public string? KeyOf(User user, string offer) => Open(_offers, offer) is [var id, var key] && id == user.Id.ToString() ? key : null;

    /// <summary>Turns it on once a code shows that the app has the key.</summary>
    /// <returns>The recovery codes, shown this once; null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> TurnOn(User user, string key, string code)
    {
        if (Totp.StepOf(key, Plain(code), time.GetUtcNow()) is not { } step)
            return null;

        (user.TwoStepKey, user.TwoStepUsed, user.TwoFactorEnabled) = (_keys.Protect(key), step, true);
        var codes = NewCodes(user);
        await users.UpdateSecurityStampAsync(user);
        return codes;
    }

    public async Task<IReadOnlyList<string>> NewRecoveryCodes(User user)
    {
        var codes = NewCodes(user);
        await users.UpdateAsync(user);
        return codes;
    }

    /// <summary>Turns it off; sessions elsewhere end.</summary>
    public async Task TurnOff(User user)
    {
        user.ForgetTwoSteps();
        await users.UpdateSecurityStampAsync(user);
    }

    /// <summary>A sealed note that the first step is done; it counts for five minutes, and not after the password was changed.</summary>
    public string Ticket(User user, SignInWay way, bool keep, string back) => _tickets.Protect(string.Join(Between, user.Id, user.SecurityStamp, way, keep ? "1" : "", back), TicketLasts);

    public async Task<HalfWay?> Holder(string ticket) =>
        Open(_tickets, ticket) is [var id, var stamp, var way, var keep, .. var back] && await users.FindByIdAsync(id) is { } user && IsOn(user) && user.SecurityStamp == stamp
            ? new HalfWay(user, Enum.Parse<SignInWay>(way), keep.Length > 0, string.Join(Between, back)) : null;

    /// <summary>Takes a code of the app or a recovery code, each once; of two who come with the same at once, one is taken.</summary>
    public async Task<bool> Takes(User user, string typed)
    {
        var code = Plain(typed);
        if (KeyOf(user) is { } key && Totp.StepOf(key, code, time.GetUtcNow()) is { } step)
        {
            if (step <= user.TwoStepUsed)
                return false;
            user.TwoStepUsed = step;
        }
        else
        {
            var hash = SecretText.HashOf(code);
            if (!Hashes(user).Contains(hash))
                return false;
            user.TwoStepRecovery = string.Join(' ', Hashes(user).Where(h => h != hash));
        }

        return (await users.UpdateAsync(user)).Succeeded;
    }

    /// <summary>The key; null in a house that was restored without the keys it was sealed with: then a recovery code is the way.</summary>
    private string? KeyOf(User user) => Opened(_keys, user.TwoStepKey!);

    private static string? Opened(IDataProtector keys, string closed)
    {
        try
        {
            return keys.Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static List<string> NewCodes(User user)
    {
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => Totp.ToBase32(RandomNumberGenerator.GetBytes(RecoveryBytes))).ToList();
        user.TwoStepRecovery = string.Join(' ', codes.Select(SecretText.HashOf));
        return [.. codes.Select(code => string.Join('-', code.Chunk(4).Select(part => new string(part))))];
    }

    private static string[] Hashes(User user) => user.TwoStepRecovery?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>As it was meant, with or without what was put between for the eye.</summary>
    private static string Plain(string typed) => string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpper(CultureInfo.InvariantCulture);

    private static string[]? Open(ITimeLimitedDataProtector protector, string sealedText)
    {
        try
        {
            return protector.Unprotect(sealedText).Split(Between);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
