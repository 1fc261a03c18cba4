using System.Globalization;
using System.Text;
using Akrab.Mail.Coding;
using Akrab.Mail.Connecting;

namespace Akrab.Mail.Imap;

/// <summary>
/// A connection to somebody's mailboxes (RFC 9051, and RFC 3501 before it), enough to follow one of them for new messages. It is not for
/// two threads at once.
/// </summary>
public sealed class ImapSession : IAsyncDisposable
{
    private const int MaxHeaderBytes = 256 * 1024;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly ImapDialogue _dialogue;
    private readonly MessageCount _messages = new();
    private IReadOnlySet<string> _capabilities = new HashSet<string>();

    private ImapSession(Connection connection) => _dialogue = new ImapDialogue(connection);

    /// <summary>False once the connection ended or was left in the middle of something.</summary>
    public bool IsUsable => _dialogue.Connection.IsUsable;

    /// <summary>Whether the server tells of new messages by itself, see <see cref="Idle"/>.</summary>
    public bool CanIdle => _capabilities.Contains("IDLE");

    /// <summary>Connects, encrypts as the server's settings ask, and signs in.</summary>
    /// <exception cref="MailServerProblem">It did not come to that.</exception>
    public static async Task<ImapSession> Open(MailServer server, Login login, CancellationToken stop = default)
    {
        var connection = await Connection.Open(server, stop);
        var session = new ImapSession(connection);
        await connection.Keeping(async () => session._capabilities = await new ImapSignIn(session._dialogue, login).Do(server, stop));
        return session;
    }

    /// <summary>Opens a mailbox; everything below is about the one opened last.</summary>
    /// <exception cref="MailServerProblem">There is no such mailbox, among others.</exception>
    public async Task<MailboxState> Select(string mailbox = "INBOX", CancellationToken stop = default)
    {
        var responses = await _dialogue.Ask("SELECT", stop, strings: Utf7.EncodeMailbox(mailbox));
        Note(responses);
        return new MailboxState(
            responses.Select(r => r.Code("UIDVALIDITY")).FirstOrDefault(n => n is not null) ?? 0,
            responses.Select(r => r.Code("UIDNEXT")).FirstOrDefault(n => n is not null),
            _messages.Now);
    }

    /// <summary>The uids of the messages that came after this one, in order; after 0, all.</summary>
    public async Task<IReadOnlyList<uint>> After(uint uid, CancellationToken stop = default)
    {
        if (uid == uint.MaxValue)
            return [];

        var responses = Note(await _dialogue.Ask(string.Create(CultureInfo.InvariantCulture, $"UID SEARCH UID {uid + 1}:*"), stop));
        // The last message is always in the range, because "*" stands for it and a range has no direction.
        return [.. responses.SelectMany(r => r.Words("SEARCH") ?? []).Select(word => Response.TryNumber(word, out var found) ? found : 0).Where(found => found > uid).Distinct().Order()];
    }

    /// <summary>A message, without marking it as seen; null when it is there no more. Of a message that is larger than wanted only the headers come.</summary>
    public async Task<FetchedMail?> Fetch(uint uid, int maxBytes, CancellationToken stop = default)
    {
        if (await Fetch(uid, "UID RFC822.SIZE INTERNALDATE FLAGS", MaxHeaderBytes, "RFC822.SIZE", stop) is not { } facts)
            return null;

        var size = Number(facts.After("RFC822.SIZE"));
        var isComplete = size <= maxBytes;
        var section = isComplete ? "BODY[]" : "BODY[HEADER]";
        // Some servers count the line breaks they store and not those they send.
        var largest = isComplete ? (int)Math.Min(maxBytes * 2L, Array.MaxLength) : MaxHeaderBytes;
        if (await Fetch(uid, isComplete ? "UID BODY.PEEK[]" : "UID BODY.PEEK[HEADER]", largest, section, stop) is not { } body)
            return null;

        return new FetchedMail(uid, facts.After("INTERNALDATE") is Word date ? MailDate.Read(date.Text) : null, size, Flags(facts), Bytes(body.After(section)), isComplete);
    }

    /// <summary>Sets a flag of a message, or takes it away.</summary>
    public Task Mark(uint uid, MailFlag flag, bool isSet = true, CancellationToken stop = default) =>
        _dialogue.Ask(string.Create(CultureInfo.InvariantCulture, $"UID STORE {uid} {(isSet ? '+' : '-')}FLAGS.SILENT (\\{flag})"), stop);

    /// <summary>Waits until a message comes (RFC 2177); true when one did, false when the time was over.</summary>
    /// <param name="atMost">Less than half an hour, after which servers hang up. Routers on the way forget a silent connection sooner: ten minutes are good.</param>
    public async Task<bool> Idle(TimeSpan atMost, CancellationToken stop = default)
    {
        var hasNews = await new Idling(_dialogue, _messages).Wait(atMost, stop);
        stop.ThrowIfCancellationRequested();
        return hasNews;
    }

    public async ValueTask DisposeAsync()
    {
        if (IsUsable)
            await TakeLeave();
        await _dialogue.Connection.DisposeAsync();
    }

    private async Task<Group?> Fetch(uint uid, string what, int largest, string needed, CancellationToken stop)
    {
        var responses = Note(await _dialogue.Ask(string.Create(CultureInfo.InvariantCulture, $"UID FETCH {uid} ({what})"), stop, largest));
        return responses.Select(r => r.Fetched()).FirstOrDefault(group => group?.After(needed) is not null && Number(group.After("UID")) == uid);
    }

    private IReadOnlyList<Response> Note(IReadOnlyList<Response> responses)
    {
        foreach (var response in responses)
            _messages.Note(response);
        return responses;
    }

    private static long Number(Item? item) => item is Word word && long.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static HashSet<MailFlag> Flags(Group facts)
    {
        var words = facts.After("FLAGS") is Group group ? group.Items.OfType<Word>() : [];
        return [.. Enum.GetValues<MailFlag>().Where(flag => words.Any(word => word.Text.Equals($"\\{flag}", StringComparison.OrdinalIgnoreCase)))];
    }

    private static byte[] Bytes(Item? item) => item switch
    {
        Literal literal => literal.Bytes,
        Word word => Encoding.Latin1.GetBytes(word.Text),
        _ => [],
    };

    private async Task TakeLeave()
    {
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            await _dialogue.Try("LOGOUT", patience.Token);
        }
        catch (Exception e) when (e is MailServerProblem or OperationCanceledException)
        {
            // It need not say goodbye.
        }
    }
}
