namespace Akrab.Mail.Imap;

/// <summary>How many messages the open mailbox has, of which the server may tell with any answer (RFC 9051, 7.4.1 and 7.5.1).</summary>
internal sealed class MessageCount
{
    public uint Now { get; private set; }

    /// <summary>Whether a message came.</summary>
    public bool Note(Response response)
    {
        var before = Now;
        if (response.Number("EXPUNGE") is not null)
            Now -= Now > 0 ? 1u : 0;
        Now = response.Number("EXISTS") ?? Now;
        return Now > before;
    }
}
