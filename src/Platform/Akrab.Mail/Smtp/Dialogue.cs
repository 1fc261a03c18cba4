using System.Globalization;
using Akrab.Mail.Connecting;

namespace Akrab.Mail.Smtp;

/// <summary>Commands and the answers to them.</summary>
internal sealed class Dialogue(Connection connection)
{
    private const int LongestLine = 4096;
    private const int MostLines = 200;

    public Connection Connection { get; } = connection;

    public async Task<SmtpReply> Ask(string command, CancellationToken stop)
    {
        await Connection.Write(command + "\r\n", stop);
        return await Read(stop);
    }

    public Task<SmtpReply> Read(CancellationToken stop) => Read(() => Connection.ReadLine(LongestLine, stop));

    public Task<SmtpReply> Read(TimeSpan limit, CancellationToken stop) => Read(() => Connection.ReadLine(LongestLine, limit, stop));

    private async Task<SmtpReply> Read(Func<Task<string>> next)
    {
        List<string> texts = [];
        int? code = null;
        while (texts.Count < MostLines)
        {
            var line = await next();
            if (Code(line) is not { } number || (code ??= number) != number)
                break;

            texts.Add(ServerWords.Readable(line.AsSpan(Math.Min(4, line.Length))));
            if (line is not [_, _, _, '-', ..])
                return Heed(SmtpReply.Parse(number, texts));
        }

        throw Connection.Broken(new MailServerProblem(MailServerFailure.Garbled, "This does not speak SMTP."));
    }

    /// <summary>"250 …", "250-…" or "250"; null for anything else.</summary>
    private static int? Code(string line) =>
        line is [_, _, _] or [_, _, _, ' ' or '-', ..] && int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 200 and <= 599
            ? number
            : null;

    /// <summary>With 421 the server says that it hangs up (RFC 5321, 3.8).</summary>
    private SmtpReply Heed(SmtpReply reply)
    {
        if (reply.Code == 421)
            Connection.Broken(new MailServerProblem(MailServerFailure.Busy, "The server hangs up."));
        return reply;
    }
}
