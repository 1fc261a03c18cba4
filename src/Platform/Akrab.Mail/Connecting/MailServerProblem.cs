namespace Akrab.Mail.Connecting;

/// <summary>Why a mail server cannot be used.</summary>
public enum MailServerFailure
{
    /// <summary>Nobody answers there: no such host, a closed port.</summary>
    Unreachable,

    /// <summary>It said nothing for longer than <see cref="MailServer.TimeLimit"/>.</summary>
    Silent,

    /// <summary>The connection broke.</summary>
    Lost,

    /// <summary>It offers no encryption where it was asked for, or none that this machine accepts.</summary>
    NotEncrypted,

    /// <summary>It shows a certificate that is expired, of another host, or vouched for by nobody.</summary>
    UntrustedCertificate,

    /// <summary>It does not know this user with this password.</summary>
    WrongPassword,

    /// <summary>It offers no way to sign in that we may use on this connection.</summary>
    NoWayToSignIn,

    /// <summary>It said no for now; a later attempt may succeed.</summary>
    Busy,

    /// <summary>It said no.</summary>
    Refused,

    /// <summary>It said something a mail server does not say, or far too much.</summary>
    Garbled,
}

/// <summary>A mail server cannot be used. No message of it contains a password.</summary>
public sealed class MailServerProblem(MailServerFailure failure, string message, string? words = null, Exception? cause = null)
    : Exception(words is null ? message : $"{message} The server said: {words}", cause)
{
    public MailServerFailure Failure { get; } = failure;

    /// <summary>The server's own words, where it said some.</summary>
    public string? Words { get; } = words;

    /// <summary>Whether the same may succeed later without anybody changing a setting.</summary>
    public bool MayPass => Failure is MailServerFailure.Unreachable or MailServerFailure.Silent or MailServerFailure.Lost or MailServerFailure.Busy;
}
