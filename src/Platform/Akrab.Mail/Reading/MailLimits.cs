namespace Akrab.Mail.Reading;

/// <summary>How much of a message is read at most: whoever sends one decides what is in it.</summary>
public sealed record MailLimits
{
    public static readonly MailLimits Default = new();

    /// <summary>All of it, as it travels.</summary>
    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The headers of the message, or of one of its parts.</summary>
    public int MaxHeaderBytes { get; init; } = 256 * 1024;

    public int MaxParts { get; init; } = 1000;

    /// <summary>Parts within parts.</summary>
    public int MaxDepth { get; init; } = 20;
}

public enum MailLimit
{
    Bytes,
    HeaderBytes,
    Parts,
    Depth,
}

/// <summary>A message is larger than we read. It is the only way in which reading one fails.</summary>
public sealed class MailLimitExceeded(MailLimit limit) : Exception($"The message exceeds a limit: {limit}.")
{
    public MailLimit Limit { get; } = limit;
}
