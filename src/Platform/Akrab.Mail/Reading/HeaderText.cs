using System.Text;

namespace Akrab.Mail.Reading;

/// <summary>The grammar all structured headers share: quoted strings and comments (RFC 5322, 3.2).</summary>
internal static class HeaderText
{
    /// <summary>Cuts where a separator is neither in quotes nor in a comment nor in angle brackets; at least one piece.</summary>
    public static List<string> Split(string text, params ReadOnlySpan<char> separators)
    {
        List<string> pieces = [];
        var comments = CommentEnds(text);
        var (start, isQuoted, isAngle) = (0, false, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && isQuoted)
                i++;
            else if (text[i] == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && text[i] == '(')
                i = comments.GetValueOrDefault(i, i);
            else if (!isQuoted && text[i] is '<' or '>')
                isAngle = text[i] == '<';
            else if (!isQuoted && !isAngle && separators.Contains(text[i]))
            {
                pieces.Add(text[start..i]);
                start = i + 1;
            }
        }

        pieces.Add(text[start..]);
        return pieces;
    }

    /// <summary>Without what stands in brackets outside quotes; an unclosed bracket is a letter like others.</summary>
    public static string WithoutComments(string text) => WithoutComments(text, out _);

    public static string WithoutComments(string text, out string lastComment)
    {
        lastComment = "";
        var comments = CommentEnds(text);
        if (comments.Count == 0)
            return text;

        var kept = new StringBuilder(text.Length);
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!isQuoted && comments.TryGetValue(i, out var end))
            {
                lastComment = text[(i + 1)..end];
                i = end;
                continue;
            }

            if (text[i] == '"')
                isQuoted = !isQuoted;
            kept.Append(text[i]);
            if (text[i] == '\\' && isQuoted && i + 1 < text.Length)
                kept.Append(text[++i]);
        }

        return kept.ToString();
    }

    /// <summary>Takes quotation marks off, wherever they stand, and the backslashes within them.</summary>
    public static string Unquote(string text)
    {
        if (!text.Contains('"', StringComparison.Ordinal))
            return text;

        var plain = new StringBuilder(text.Length);
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                isQuoted = !isQuoted;
            else if (text[i] == '\\' && isQuoted && i + 1 < text.Length)
                plain.Append(text[++i]);
            else
                plain.Append(text[i]);
        }

        return plain.ToString();
    }

    /// <summary>One line without control characters, which some put into names.</summary>
    public static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    /// <summary>For each opening bracket where its comment ends, by a stack, so that thousands of brackets cost one look at the text; empty where there is none.</summary>
    private static Dictionary<int, int> CommentEnds(string text)
    {
        Dictionary<int, int> ends = [];
        var open = new Stack<int>();
        for (var i = text.IndexOf('(', StringComparison.Ordinal); i >= 0 && i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '(')
                open.Push(i);
            else if (text[i] == ')' && open.TryPop(out var start))
                ends[start] = i;
        }

        return ends;
    }
}
