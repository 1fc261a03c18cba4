using System.Text;

namespace Akrab.Mail.Connecting;

/// <summary>A login as SASL sends it, and the care that nothing of it comes back in a server's words.</summary>
internal static class PlainSecret
{
    private const string Hidden = "…";

    /// <summary>The one answer of PLAIN (RFC 4616).</summary>
    public static string Plain(Login login) => Base64($"\0{login.User}\0{login.Password}");

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>Some servers repeat the command they refuse.</summary>
    public static string Censored(string words, Login login)
    {
        string[] secrets = [Plain(login), Base64(login.Password), login.Password];
        return secrets.Where(secret => secret.Length > 0).Aggregate(words, (text, secret) => text.Replace(secret, Hidden, StringComparison.Ordinal));
    }
}
