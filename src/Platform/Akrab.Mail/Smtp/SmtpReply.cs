using System.Globalization;
using System.Text.RegularExpressions;

namespace Akrab.Mail.Smtp;

/// <summary>What an SMTP server answered (RFC 5321, 4.2).</summary>
/// <param name="Code">2xx and 3xx are good, 4xx may pass, 5xx is for good.</param>
/// <param name="Lines">Its words, a line each, without codes.</param>
/// <param name="Detail">The enhanced code (RFC 3463), such as <c>5.1.1</c> for an address that does not exist.</param>
public sealed partial record SmtpReply(int Code, IReadOnlyList<string> Lines, string? Detail = null)
{
    /// <summary>Whether we say it in the server's place, which was not asked because it would have had to refuse.</summary>
    public bool IsOurs { get; private init; }

    public bool IsGood => Code < 400;

    /// <summary>What was refused now may be taken later.</summary>
    public bool MayPass => Code is >= 400 and < 500;

    public string Words => string.Join(' ', Lines);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code} {Detail}{(Detail is null ? "" : " ")}{Words}");

    internal static SmtpReply Own(int code, string detail, string words) => new(code, [words], detail) { IsOurs = true };

    internal static SmtpReply Parse(int code, IReadOnlyList<string> texts) => new(
        code,
        [.. texts.Select(text => EnhancedCode().Replace(text, "").Trim())],
        texts.Select(text => EnhancedCode().Match(text)).FirstOrDefault(match => match.Success)?.Groups[1].Value);

    [GeneratedRegex(@"^([245]\.\d{1,3}\.\d{1,3})(?:\s|$)", RegexOptions.NonBacktracking)]
    private static partial Regex EnhancedCode();
}
