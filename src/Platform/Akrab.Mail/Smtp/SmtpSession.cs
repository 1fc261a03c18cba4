using Akrab.Mail.Connecting;
using Akrab.Mail.Writing;

namespace Akrab.Mail.Smtp;

/// <summary>
/// A connection to a server that takes mail (RFC 5321), over which any number of messages go, one after another. It is not for two
/// threads at once.
/// </summary>
public sealed class SmtpSession : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly Dialogue _dialogue;
    private Extensions _extensions = new(new SmtpReply(250, []));

    private SmtpSession(Connection connection) => _dialogue = new Dialogue(connection);

    /// <summary>Whether another message can be sent on it; false once the connection ended or was left in the middle of something.</summary>
    public bool IsUsable => _dialogue.Connection.IsUsable;

    /// <summary>Connects, encrypts as the server's settings ask, and signs in where a login is given.</summary>
    /// <param name="clientName">How this machine is called on the internet; where nothing is said, by its address.</param>
    /// <exception cref="MailServerProblem">It did not come to that.</exception>
    public static async Task<SmtpSession> Open(MailServer server, Login? login = null, string? clientName = null, CancellationToken stop = default)
    {
        if (clientName is not null && (!OneLine.Is(clientName) || clientName.Any(char.IsWhiteSpace)))
            throw new ArgumentException("This is no name of a machine.", nameof(clientName));

        var connection = await Connection.Open(server, stop);
        var session = new SmtpSession(connection);
        await connection.Keeping(() => session.Begin(server, login, clientName ?? connection.LocalLiteral, stop));
        return session;
    }

    /// <summary>Sends a message to everybody in it.</summary>
    /// <exception cref="OperationCanceledException">Stopped before all of it was sent; the server does not have it.</exception>
    public Task<SendOutcome> Send(OutgoingMail mail, CancellationToken stop = default) => Send(mail.Envelope, mail.ToBytes(), stop);

    /// <summary>Sends a message that is written already.</summary>
    /// <exception cref="OperationCanceledException">Stopped before all of it was sent; the server does not have it.</exception>
    /// <exception cref="ArgumentException">There is no recipient.</exception>
    public Task<SendOutcome> Send(Envelope envelope, ReadOnlyMemory<byte> message, CancellationToken stop = default)
    {
        if (envelope.Recipients.Count == 0)
            throw new ArgumentException("There is nobody to send it to.", nameof(envelope));

        return new Delivery(_dialogue, _extensions, envelope, message).Do(stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (IsUsable)
            await TakeLeave();
        await _dialogue.Connection.DisposeAsync();
    }

    private async Task Begin(MailServer server, Login? login, string clientName, CancellationToken stop)
    {
        Require(await _dialogue.Read(stop));
        await Greet(clientName, stop);
        if (server.Encryption == Encryption.StartTls)
        {
            if (!_extensions.StartTls)
                throw new MailServerProblem(MailServerFailure.NotEncrypted, "The server offers no encryption.");

            Require(await _dialogue.Ask("STARTTLS", stop));
            await _dialogue.Connection.Encrypt(stop);
            await Greet(clientName, stop);
        }

        if (login is not null)
            await new SignIn(_dialogue, login).Do(_extensions, stop);
    }

    private async Task Greet(string clientName, CancellationToken stop) => _extensions = new Extensions(Require(await _dialogue.Ask($"EHLO {clientName}", stop)));

    private static SmtpReply Require(SmtpReply reply) =>
        reply.IsGood ? reply
        : reply.MayPass ? throw new MailServerProblem(MailServerFailure.Busy, "The server has no time for us.", reply.ToString())
        : throw new MailServerProblem(MailServerFailure.Refused, "The server refuses us.", reply.ToString());

    private async Task TakeLeave()
    {
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            await _dialogue.Ask("QUIT", patience.Token);
        }
        catch (Exception e) when (e is MailServerProblem or OperationCanceledException)
        {
            // It need not say goodbye.
        }
    }
}
