namespace Akrab.Mail.Writing;

/// <summary>Whether a person wrote a message (RFC 3834, 5): programs do not answer what programs wrote.</summary>
public enum Automatic
{
    /// <summary>A person wrote it.</summary>
    No,

    /// <summary>A program wrote it by itself: a campaign, a reminder.</summary>
    Generated,

    /// <summary>A program answers a message with it.</summary>
    Replied,
}
