namespace Akrab.Mail.Reading;

/// <summary>Whether somebody may write in the name of an address.</summary>
public enum SenderVerdict
{
    /// <summary>Nobody vouches for it, and nothing speaks against it.</summary>
    Unknown,

    /// <summary>The domain of the address says that it comes from there.</summary>
    Vouched,

    /// <summary>It does not come from where it says.</summary>
    Forged,
}

/// <summary>
/// What a receiving server found out about the author of a message (RFC 8601). Only what belongs to the domain in From counts (RFC 7489, 3.1):
/// everybody can sign with a domain of their own.
/// </summary>
public sealed record SenderCheck(SenderVerdict Verdict)
{
    private static readonly string[] Failures = ["fail", "softfail", "permerror", "policy"];

    /// <summary>The first such header: a server writes above what was there before.</summary>
    internal static SenderCheck? By(string server, IEnumerable<string> headers, MailAddress? from)
    {
        foreach (var header in headers)
        {
            var parts = HeaderText.Split(HeaderText.WithoutComments(header), ';');
            if (parts[0].Trim().Split(' ')[0].Equals(server, StringComparison.OrdinalIgnoreCase))
                return new SenderCheck(Judge([.. parts.Skip(1).Select(Finding.Read).OfType<Finding>()], from?.Domain ?? ""));
        }

        return null;
    }

    private static SenderVerdict Judge(IReadOnlyList<Finding> findings, string domain)
    {
        if (findings.FirstOrDefault(f => f is { Method: "dmarc", Result: "pass" or "fail" }) is { } dmarc)
            return dmarc.Result == "pass" ? SenderVerdict.Vouched : SenderVerdict.Forged;
        if (findings.Any(f => f is { Method: "dkim" or "spf", Result: "pass" } && IsOf(f.Domain, domain)))
            return SenderVerdict.Vouched;
        return findings.Any(f => f.Method is "dkim" or "spf" && Failures.Contains(f.Result)) ? SenderVerdict.Forged : SenderVerdict.Unknown;
    }

    /// <summary>The same domain, or one below the other.</summary>
    private static bool IsOf(string one, string other) =>
        one.Length > 0 && (one.Equals(other, StringComparison.OrdinalIgnoreCase)
            || one.EndsWith("." + other, StringComparison.OrdinalIgnoreCase) || other.EndsWith("." + one, StringComparison.OrdinalIgnoreCase));

    /// <summary>"spf=pass smtp.mailfrom=ani@crm.test".</summary>
    private sealed record Finding(string Method, string Result, string Domain)
    {
        private static readonly string[] Domains = ["header.d", "header.i", "smtp.mailfrom"];

        public static Finding? Read(string text)
        {
            var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('=', 2)).Where(pair => pair.Length == 2).ToList();
            if (words.Count == 0)
                return null;

            var named = words.FirstOrDefault(pair => Domains.Contains(pair[0], StringComparer.OrdinalIgnoreCase))?[1].Trim('"') ?? "";
            return new Finding(words[0][0].Split('/')[0].ToLowerInvariant(), words[0][1].ToLowerInvariant(), named[(named.LastIndexOf('@') + 1)..]);
        }
    }
}
