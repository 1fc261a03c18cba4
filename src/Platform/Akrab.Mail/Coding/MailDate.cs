using System.Globalization;

namespace Akrab.Mail.Coding;

/// <summary>A moment as headers write it: <c>Fri, 21 Nov 2025 09:55:06 +0700</c> (RFC 5322, 3.3).</summary>
internal static class MailDate
{
    public static string Format(DateTimeOffset at) =>
        at.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + at.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
}
