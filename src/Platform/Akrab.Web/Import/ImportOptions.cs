namespace Akrab.Web.Import;

/// <summary>What can be chosen besides the meaning of the columns.</summary>
public sealed record ImportOptions
{
    /// <summary>Who looks after new records when the file does not say.</summary>
    public Guid? Owner { get; init; }

    /// <summary>How we came to know new records, when the file does not say.</summary>
    public string? Source { get; init; }

    /// <summary>Records that exist are left alone.</summary>
    public bool IsOnlyNew { get; init; }

    /// <summary>What amounts without a currency are in; the company's own when none is named.</summary>
    public string? Currency { get; init; }

    /// <summary>The sheet of a workbook; the first with data when none is named.</summary>
    public string? Sheet { get; init; }
}
