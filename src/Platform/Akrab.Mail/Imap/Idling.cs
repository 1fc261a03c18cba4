using Akrab.Mail.Connecting;

namespace Akrab.Mail.Imap;

/// <summary>Listens to what the server tells by itself (RFC 2177).</summary>
internal sealed class Idling(ImapDialogue dialogue, MessageCount messages)
{
    /// <summary>Ends when a message came, when the time is over or when somebody stops it, and leaves the connection ready for the next command.</summary>
    public async Task<bool> Wait(TimeSpan atMost, CancellationToken stop)
    {
        using var reading = new CancellationTokenSource();
        var tag = await dialogue.Begin("IDLE", stop);
        await dialogue.GoOn(stop);

        // A read that is given up would leave half a response behind: the one that is waiting when the time is over reads the answer to DONE.
        var next = Read(reading.Token);
        var hasNews = false;
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timer.CancelAfter(atMost);
        var isOver = Task.Delay(Timeout.Infinite, timer.Token);
        while (!hasNews && await Task.WhenAny(next, isOver) == next)
        {
            hasNews = IsNews(await next);
            next = Read(reading.Token);
        }

        reading.CancelAfter(dialogue.Connection.TimeLimit);
        await dialogue.Connection.Write("DONE\r\n", reading.Token);
        return await Finish(tag, next, reading.Token) || hasNews;
    }

    private async Task<bool> Finish(string tag, Task<Response> next, CancellationToken reading)
    {
        var hasNews = false;
        try
        {
            while (await next is var response && !response.Text.StartsWith(tag + " ", StringComparison.OrdinalIgnoreCase))
            {
                hasNews |= IsNews(response);
                next = Read(reading);
            }
        }
        catch (OperationCanceledException)
        {
            throw dialogue.Connection.Broken(new MailServerProblem(MailServerFailure.Silent, "The server said nothing for too long."));
        }

        return hasNews;
    }

    /// <summary>The wait has its own end, which is later than the usual one.</summary>
    private Task<Response> Read(CancellationToken stop) => dialogue.Read(0, stop, Timeout.InfiniteTimeSpan);

    private bool IsNews(Response response)
    {
        if (response.Words("BYE") is not null)
            throw dialogue.Connection.Broken(new MailServerProblem(MailServerFailure.Lost, "The server hung up."));

        return messages.Note(response);
    }
}
