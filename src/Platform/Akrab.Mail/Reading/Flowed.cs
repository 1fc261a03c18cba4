using System.Text;

namespace Akrab.Mail.Reading;

/// <summary>Paragraphs that were cut into lines to be put together again (RFC 3676).</summary>
internal static class Flowed
{
    public static string Read(string text, HeaderValue type)
    {
        if (!string.Equals(type.Parameter("format"), "flowed", StringComparison.OrdinalIgnoreCase))
            return text;

        var losesBlank = string.Equals(type.Parameter("delsp"), "yes", StringComparison.OrdinalIgnoreCase);
        var whole = new StringBuilder(text.Length);
        var (isOpen, before) = (false, 0);
        foreach (var line in text.Split('\n'))
        {
            var depth = line.Length - line.AsSpan().TrimStart('>').Length;
            var content = line.AsSpan(depth);
            content = content is [' ', .. var unstuffed] ? unstuffed : content;
            if (!isOpen || depth != before)
                _ = whole.Length == 0 && !isOpen ? whole.Append(Quotes(depth)) : whole.Append('\n').Append(Quotes(depth));

            isOpen = content is [.., ' '] && !content.SequenceEqual("-- ");
            before = depth;
            whole.Append(isOpen && losesBlank ? content[..^1] : content);
        }

        return whole.ToString();
    }

    private static string Quotes(int depth) => depth == 0 ? "" : new string('>', depth) + ' ';
}
