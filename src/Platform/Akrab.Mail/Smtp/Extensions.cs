using System.Globalization;

namespace Akrab.Mail.Smtp;

/// <summary>What a server can do besides the least, from its answer to EHLO (RFC 5321, 4.1.1.1).</summary>
internal sealed class Extensions
{
    private readonly Dictionary<string, string[]> _offered = new(StringComparer.OrdinalIgnoreCase);

    public Extensions(SmtpReply hello)
    {
        foreach (var line in hello.Lines.Skip(1))
        {
            // "AUTH=PLAIN LOGIN" is how it was written before it was a standard.
            var words = line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
                _offered[words[0]] = [.. _offered.GetValueOrDefault(words[0], []), .. words[1..]];
        }
    }

    public bool StartTls => _offered.ContainsKey("STARTTLS");

    public bool Pipelining => _offered.ContainsKey("PIPELINING");

    public bool EightBit => _offered.ContainsKey("8BITMIME");

    public bool Utf8 => _offered.ContainsKey("SMTPUTF8");

    public bool Size => _offered.ContainsKey("SIZE");

    /// <summary>The longest message it takes, in bytes; null where it does not say (RFC 1870).</summary>
    public long? LargestMessage =>
        _offered.GetValueOrDefault("SIZE") is [var size, ..] && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0
            ? bytes
            : null;

    public bool CanSignInWith(string mechanism) => _offered.GetValueOrDefault("AUTH", []).Contains(mechanism, StringComparer.OrdinalIgnoreCase);
}
