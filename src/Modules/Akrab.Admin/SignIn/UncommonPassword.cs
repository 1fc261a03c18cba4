using System.Collections.Frozen;
using Akrab.Data.People;
using Microsoft.AspNetCore.Identity;

namespace Akrab.Admin.SignIn;

/// <summary>Refuses the passwords that everybody tries first; how a password is composed is its owner's business.</summary>
internal sealed class UncommonPassword : IPasswordValidator<User>
{
    public const string TooCommon = "PasswordTooCommon";

    private const int FewestDifferentLetters = 4;

    /// <summary>Words that do not become a password by a few digits or marks around them.</summary>
    private static readonly FrozenSet<string> Words = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "password", "passwort", "passw0rd", "p@ssw0rd", "p@ssword", "passwordku", "katasandi", "katasandiku", "sandi", "sandiku", "rahasia", "rahasiaku", "bismillah",
        "alhamdulillah", "assalamualaikum", "indonesia", "indonesiaku", "jakarta", "bandung", "surabaya", "merdeka", "garuda", "sayang", "sayangku", "sayangkamu",
        "akusayangkamu", "cintaku", "cinta", "akucintakamu", "iloveyou", "doraemon", "qwerty", "qwertyuiop", "qwertyui", "asdfghjkl", "asdfghjk", "zxcvbnm",
        "qazwsxedc", "qwaszx", "abcdefghij", "abcdefgh", "abcdef", "letmein", "letmeinnow", "welcome", "welcomehome", "selamatdatang", "administrator",
        "admin", "superadmin", "adminadmin", "superman", "spiderman", "liverpool", "manchester", "barcelona", "realmadrid", "juventus", "football", "sepakbola",
        "sunshine", "princess", "monkey", "dragon", "master", "trustno", "whatever", "computer", "komputer", "internet", "samsung", "whatsapp", "facebook",
        "tokopedia", "akrab", "akrabcrm", "pelanggan", "customer", "changeme", "gantisaja", "default", "secret", "testing", "test", "qwertyqwerty");

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) =>
        Task.FromResult(IsCommon(password ?? "", user.Email) ? IdentityResult.Failed(new IdentityError { Code = TooCommon }) : IdentityResult.Success);

    internal static bool IsCommon(string password, string? email)
    {
        var letters = password.Trim().ToUpperInvariant();
        return letters.Distinct().Count() < FewestDifferentLetters
            || IsRun(letters)
            || Words.Contains(letters.Trim([.. "0123456789!@#$%^&*()-_=+.,?~ "]))
            || (email is not null && (string.Equals(password, email, StringComparison.OrdinalIgnoreCase) || string.Equals(password, email.Split('@')[0], StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>1234567890, 9876543210 and the like, also when they begin anew.</summary>
    private static bool IsRun(string letters) => letters.Length > 1 && letters.Zip(letters.Skip(1), (a, b) => b - a).All(step => step is 1 or -1 or 9 or -9);
}
