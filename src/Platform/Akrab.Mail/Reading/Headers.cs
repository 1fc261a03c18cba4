using Akrab.Mail.Coding;

namespace Akrab.Mail.Reading;

/// <summary>The headers of a message or a part, unfolded, with encoded words still in them (RFC 5322, 2.2).</summary>
internal sealed class Headers
{
    private readonly List<(string Name, string Value)> _fields = [];

    public int Count => _fields.Count;

    public string? First(string name) => All(name).FirstOrDefault();

    public IEnumerable<string> All(string name) => _fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value);

    /// <summary>Reads up to the first empty line; the rest is the body. A line that is no header is passed over.</summary>
    public static (Headers Headers, ReadOnlyMemory<byte> Body) Read(ReadOnlyMemory<byte> bytes, int maxBytes)
    {
        var headers = new Headers();
        var field = new List<byte>();
        var at = 0;
        while (at < bytes.Length)
        {
            var rest = bytes.Span[at..];
            var end = rest.IndexOf((byte)'\n');
            var line = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
            at += end < 0 ? rest.Length : end + 1;
            if (at > maxBytes)
                throw new MailLimitExceeded(MailLimit.HeaderBytes);
            if (line.IsEmpty)
                break;

            if (line[0] is not ((byte)' ' or (byte)'\t'))
                headers.Add(field);
            field.AddRange(line);
        }

        headers.Add(field);
        return (headers, bytes[at..]);
    }

    /// <summary>Names are ASCII without blanks; values are often raw bytes of some charset, which nobody names.</summary>
    private void Add(List<byte> field)
    {
        var bytes = field.ToArray().AsSpan();
        field.Clear();
        var colon = bytes.IndexOf((byte)':');
        if (colon <= 0)
            return;

        var name = bytes[..colon].TrimEnd(" \t"u8);
        if (name.Length > 0 && name.IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0)
            _fields.Add((System.Text.Encoding.ASCII.GetString(name), Charsets.Guess(bytes[(colon + 1)..]).Replace('\0', ' ').Trim()));
    }
}
