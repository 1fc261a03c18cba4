using System.Globalization;
using System.Text;
using Akrab.Mail.Connecting;

namespace Akrab.Mail.Imap;

/// <summary>Commands with their tags, and all that is said until each is answered.</summary>
internal sealed class ImapDialogue(Connection connection)
{
    /// <summary>The uids of half a million messages come as one line.</summary>
    private const int LongestLine = 4 * 1024 * 1024;

    /// <summary>In answer to one command, besides the literals that were asked for.</summary>
    private const int MostText = 16 * 1024 * 1024;

    private const int UsualLiteral = 64 * 1024;

    private int _tag;

    public Connection Connection { get; } = connection;

    /// <summary>Says a command and reads until it is answered; the last response is the answer, and a good one.</summary>
    /// <param name="strings">Written behind the command, in quotes or as literals.</param>
    public async Task<IReadOnlyList<Response>> Ask(string command, CancellationToken stop, int largest = UsualLiteral, params string[] strings)
    {
        var responses = await Try(command, stop, largest, strings);
        return IsOk(responses[^1]) ? responses : throw new MailServerProblem(MailServerFailure.Refused, "The server refuses.", Words(responses[^1]));
    }

    /// <summary>The same, but the answer may be a refusal.</summary>
    public async Task<IReadOnlyList<Response>> Try(string command, CancellationToken stop, int largest = UsualLiteral, params string[] strings)
    {
        var tag = await Begin(command, stop, strings);
        return await ReadUntil(tag, largest, stop);
    }

    /// <summary>Says a command without waiting for its answer.</summary>
    public async Task<string> Begin(string command, CancellationToken stop, params string[] strings)
    {
        var tag = string.Create(CultureInfo.InvariantCulture, $"A{++_tag}");
        var line = new StringBuilder($"{tag} {command}");
        foreach (var text in strings)
        {
            if (text.All(c => c is >= ' ' and <= '~'))
            {
                line.Append(CultureInfo.InvariantCulture, $" \"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
                continue;
            }

            await Connection.Write(line.Append(CultureInfo.InvariantCulture, $" {{{Encoding.UTF8.GetByteCount(text)}}}\r\n").ToString(), stop);
            await GoOn(stop);
            line.Clear().Append(text);
        }

        await Connection.Write(line.Append("\r\n").ToString(), stop);
        return tag;
    }

    /// <summary>Waits until the server asks for more.</summary>
    public async Task GoOn(CancellationToken stop)
    {
        var answer = (await ReadThroughNews(UsualLiteral, stop))[^1];
        if (!answer.IsGoOn)
            throw Connection.Broken(new MailServerProblem(MailServerFailure.Refused, "The server refuses.", Words(answer)));
    }

    public async Task<IReadOnlyList<Response>> ReadUntil(string tag, int largest, CancellationToken stop)
    {
        var responses = await ReadThroughNews(largest, stop);
        return responses[^1].Text.StartsWith(tag + " ", StringComparison.OrdinalIgnoreCase) ? responses : throw Garbled();
    }

    public Task<Response> Read(CancellationToken stop) => Read(UsualLiteral, stop);

    /// <summary>One response with the literals in it.</summary>
    /// <param name="largest">More bytes in literals end the connection: nobody asked for them.</param>
    public async Task<Response> Read(int largest, CancellationToken stop, TimeSpan? limit = null)
    {
        var text = new StringBuilder();
        List<byte[]> literals = [];
        while (text.Length < LongestLine)
        {
            var line = await (limit is { } wait ? Connection.ReadLine(LongestLine, wait, stop) : Connection.ReadLine(LongestLine, stop));
            var open = line is [.., '}'] ? line.LastIndexOf('{') : -1;
            if (open < 0 || !Response.TryNumber(line.AsSpan(open + 1, line.Length - open - 2).TrimEnd('+'), out var size))
                return new Response(text.Append(line).ToString(), literals);
            if (size > largest)
                break;

            largest -= (int)size;
            text.Append(line, 0, open).Append(Response.LiteralMark);
            literals.Add(new byte[size]);
            await Connection.ReadExactly(literals[^1], stop);
        }

        throw Garbled();
    }

    public static bool IsOk(Response tagged) => tagged.Text.Split(' ', 3) is [_, var status, ..] && status.Equals("OK", StringComparison.OrdinalIgnoreCase);

    /// <summary>Without the tag.</summary>
    public static string Words(Response response) => ServerWords.Readable(response.Text.AsSpan(response.Text.IndexOf(' ', StringComparison.Ordinal) + 1));

    /// <summary>All that is untagged and what ends it, within what one command may cost.</summary>
    private async Task<List<Response>> ReadThroughNews(int largest, CancellationToken stop)
    {
        List<Response> responses = [];
        for (var left = (long)MostText + largest; left > 0; left -= responses[^1].Weight)
        {
            responses.Add(await Read((int)Math.Min(largest, left), stop));
            if (!responses[^1].IsUntagged)
                return responses;
        }

        throw Garbled();
    }

    private MailServerProblem Garbled() => Connection.Broken(new MailServerProblem(MailServerFailure.Garbled, "The server says what nobody asked for."));
}
