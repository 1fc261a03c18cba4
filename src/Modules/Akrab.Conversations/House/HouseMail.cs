using Akrab.Contracts;
using Akrab.Mail;
using Akrab.Mail.Connecting;
using Microsoft.Extensions.Configuration;

namespace Akrab.Conversations.House;

/// <summary>By which server, and under which address, the house itself sends.</summary>
internal sealed record HouseMail(MailServer Server, Login? Login, MailAddress From)
{
    /// <summary><c>smtps://user:password@mail.example.com</c>, or <c>smtp://</c> where it begins in the clear and turns to TLS.</summary>
    public const string ServerSetting = "AKRAB_MAIL";

    /// <summary>The address that stands on such letters.</summary>
    public const string FromSetting = "AKRAB_MAIL_FROM";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The settings, if there are any.</summary>
    public static HouseMail? Read(IConfiguration settings)
    {
        if (settings[ServerSetting]?.Trim() is not { Length: > 0 } text)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || EncryptionOf(uri.Scheme) is not var (encryption, port) || uri.Host.Length == 0 || uri.PathAndQuery is not ("" or "/") || !IsLogin(uri.UserInfo, out var login))
            throw new WrongSetting($"{ServerSetting} must be like smtps://user:password@mail.example.com, or smtp:// where the server begins in the clear and turns to TLS.");
        if (settings[FromSetting]?.Trim() is not { } from || !MailAddress.IsAddress(from))
            throw new WrongSetting($"{ServerSetting} is set, but {FromSetting} is no e-mail address.");

        return new(
            new MailServer { Host = uri.IdnHost, Port = uri.Port > 0 ? uri.Port : port, Encryption = encryption, AllowsPlainPasswordOnLoopback = true, TimeLimit = Patience },
            login,
            new MailAddress(from, "Akrab"));
    }

    /// <summary>Nobody, or a user with their password.</summary>
    private static bool IsLogin(string text, out Login? login)
    {
        login = text.Split(':', 2) is [{ Length: > 0 } user, { Length: > 0 } password] ? new Login(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password)) : null;
        return login is not null || text.Length == 0;
    }

    private static (Encryption Encryption, int Port)? EncryptionOf(string scheme) => scheme switch
    {
        "smtps" => (Encryption.Implicit, 465),
        "smtp" => (Encryption.StartTls, 587),
        "smtp-in-the-clear" => (Encryption.None, 25),
        _ => null,
    };
}
