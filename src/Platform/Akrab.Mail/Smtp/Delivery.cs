using Akrab.Mail.Connecting;
using Akrab.Mail.Writing;

namespace Akrab.Mail.Smtp;

/// <summary>One message on its way to the server (RFC 5321, 3.3).</summary>
internal sealed class Delivery
{
    /// <summary>Sent without waiting (RFC 2920); more could fill the buffers of both sides until neither reads.</summary>
    private const int MostAtOnce = 50;

    private readonly Dialogue _dialogue;
    private readonly Extensions _extensions;
    private readonly Envelope _envelope;
    private readonly ReadOnlyMemory<byte> _message;
    private readonly bool _isEightBit, _hasUtf8Headers;

    /// <summary>The answer for each recipient; null while nothing is decided.</summary>
    private readonly SmtpReply?[] _answers;

    private bool _isSent;

    public Delivery(Dialogue dialogue, Extensions extensions, Envelope envelope, ReadOnlyMemory<byte> message)
    {
        (_dialogue, _extensions, _envelope, _message) = (dialogue, extensions, envelope, message);
        _isEightBit = !System.Text.Ascii.IsValid(message.Span);
        _hasUtf8Headers = _isEightBit && MessageData.HasUtf8Headers(message.Span);
        _answers = [.. envelope.Recipients.Select(Objection)];
    }

    public async Task<SendOutcome> Do(CancellationToken stop)
    {
        try
        {
            if (Undecided.Any() && !(await Announce(stop) && await SendData(stop)))
                await _dialogue.Ask("RSET", stop);
        }
        catch (MailServerProblem)
        {
            // What was not answered is later or unknown.
        }
        catch (OperationCanceledException) when (_isSent)
        {
            // Whoever stops us must still learn that it may have been accepted.
        }

        return new SendOutcome([.. _envelope.Recipients.Zip(_answers, Outcome)]);
    }

    private IEnumerable<int> Undecided => Enumerable.Range(0, _answers.Length).Where(i => _answers[i] is null);

    private RecipientOutcome Outcome(MailAddress recipient, SmtpReply? answer) => new(recipient, answer switch
    {
        null => _isSent ? Verdict.Unknown : Verdict.TryLater,
        { IsGood: true } => Verdict.Accepted,
        { MayPass: true } => Verdict.TryLater,
        _ => Verdict.Refused,
    }, answer);

    /// <summary>Why the server, from what it said of itself, would have to refuse.</summary>
    private SmtpReply? Objection(MailAddress recipient)
    {
        if (!_extensions.Utf8 && (_hasUtf8Headers || recipient.Ascii is null || _envelope.From is { Ascii: null }))
            return SmtpReply.Own(553, "5.6.7", "The server takes no addresses with letters outside ASCII.");
        if (!_extensions.EightBit && !_hasUtf8Headers && _isEightBit)
            return SmtpReply.Own(554, "5.6.3", "The server takes ASCII only.");
        if (_extensions.LargestMessage < _message.Length)
            return SmtpReply.Own(552, "5.3.4", $"The server takes messages of at most {_extensions.LargestMessage} bytes.");
        return null;
    }

    /// <summary>Says who sends and who receives; true when somebody may.</summary>
    private async Task<bool> Announce(CancellationToken stop)
    {
        var recipients = Undecided.ToList();
        var commands = recipients.Select(i => $"RCPT TO:<{Written(_envelope.Recipients[i])}>").Prepend(MailFrom()).ToList();
        List<SmtpReply> replies = [];
        foreach (var chunk in commands.Chunk(_extensions.Pipelining ? MostAtOnce : 1))
        {
            await _dialogue.Connection.Write(string.Concat(chunk.Select(command => command + "\r\n")), stop);
            foreach (var _ in chunk)
            {
                replies.Add(await _dialogue.Read(stop));
                Note(recipients, replies);
            }

            if (!replies[0].IsGood)
                return false;
        }

        return replies.Skip(1).Any(reply => reply.IsGood);
    }

    /// <summary>Remembers what the last reply decides: the first, if it refuses, for all; each further one for its recipient.</summary>
    private void Note(List<int> recipients, List<SmtpReply> replies)
    {
        if (!replies[0].IsGood)
            Decide(recipients, replies[0]);
        else if (replies.Count > 1 && !replies[^1].IsGood)
            Decide([recipients[replies.Count - 2]], replies[^1]);
    }

    /// <summary>Sends the message itself; false when the server did not want it before it saw it.</summary>
    private async Task<bool> SendData(CancellationToken stop)
    {
        var go = await _dialogue.Ask("DATA", stop);
        if (go.Code != 354)
        {
            Decide(Undecided, go.IsGood ? SmtpReply.Own(451, "4.5.0", "The server did not ask for the message.") : go);
            return false;
        }

        foreach (var piece in MessageData.Pieces(_message))
            await _dialogue.Connection.Write(piece, stop);
        _isSent = true;
        await _dialogue.Connection.Write(".\r\n", stop);
        Decide(Undecided, await _dialogue.Read(_dialogue.Connection.LongTimeLimit, stop));
        return true;
    }

    private void Decide(IEnumerable<int> recipients, SmtpReply reply)
    {
        foreach (var i in recipients.ToList())
            _answers[i] = reply;
    }

    private string MailFrom()
    {
        var isUtf8 = _hasUtf8Headers || _envelope.From is { Ascii: null } || Undecided.Any(i => _envelope.Recipients[i].Ascii is null);
        return $"MAIL FROM:<{(_envelope.From is null ? "" : Written(_envelope.From))}>"
            + (_extensions.Size ? $" SIZE={_message.Length}" : "")
            + (_isEightBit && _extensions.EightBit ? " BODY=8BITMIME" : "")
            + (isUtf8 ? " SMTPUTF8" : "");
    }

    private static string Written(MailAddress address) => address.Ascii ?? address.Address;
}
