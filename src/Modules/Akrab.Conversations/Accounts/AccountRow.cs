namespace Akrab.Conversations.Accounts;

/// <summary>How the company sends e-mail.</summary>
public sealed class AccountRow : ServerRow
{
    public const int UsualPace = 30;

    public required string FromName { get; set; }

    public required string FromAddress { get; set; }

    /// <summary>So many letters are handed over in a minute at most; providers refuse those who hurry.</summary>
    public required int PerMinute { get; set; }
}
