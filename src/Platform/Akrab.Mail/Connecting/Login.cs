namespace Akrab.Mail.Connecting;

/// <summary>Who signs in at a mail server.</summary>
public sealed record Login(string User, string Password)
{
    /// <summary>Without the password, which would otherwise end up in a log one day.</summary>
    public override string ToString() => $"Login {{ User = {User} }}";
}
