namespace Akrab.Contracts;

/// <summary>Sends e-mail in the name of the house, where no company can speak: before there is one, and after it is gone. Whoever runs the house says how.</summary>
public interface IHousePost
{
    /// <summary>Whether it was said how.</summary>
    bool CanSend { get; }

    /// <summary>Hands a letter to the mail server; false when it could not be.</summary>
    Task<bool> Send(HouseLetter letter, CancellationToken stop);
}

/// <summary>An e-mail of the house to one address, as plain text.</summary>
public sealed record HouseLetter(string To, string Subject, string Text);
