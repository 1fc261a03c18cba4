using System.Xml.Linq;

namespace Akrab.Web.Dav;

/// <summary>
/// A set of texts that clients keep in step: an address book, a calendar. The protocol is served by us; a collection says what is in it, and
/// takes what is sent. It shows only what the acting member may see, and throws what <see cref="Web.Records.RecordWriter"/> throws.
/// </summary>
public abstract class DavCollection
{
    /// <summary>The last part of its address: <c>people</c>. It never changes.</summary>
    public abstract string Name { get; }

    /// <summary>How people call it, in the language of the member.</summary>
    public abstract string Title { get; }

    public abstract string Description { get; }

    /// <summary>Whether the member may add and change items.</summary>
    public abstract bool MayWrite { get; }

    public abstract bool MayDelete { get; }

    /// <summary>Where it stands: differs whenever something in it has changed (RFC 6578, 3.2). Letters, digits, points and hyphens.</summary>
    public abstract Task<string> Token(CancellationToken stop);

    /// <summary>Every item, as of one moment.</summary>
    /// <param name="withText">Whether <see cref="DavItem.Text"/> will be asked for.</param>
    public abstract IAsyncEnumerable<DavItem> All(bool withText, CancellationToken stop);

    /// <summary>The items of these names, in any order; what is not there is left out. However many they are, the database is asked the same few questions.</summary>
    public abstract Task<IReadOnlyList<DavItem>> Find(IReadOnlyCollection<string> names, CancellationToken stop);

    /// <summary>What has changed since a token was given, or everything without one; so many at most when a limit is given.</summary>
    /// <exception cref="DavProblem">The token is not one of ours or too old: the client has to begin anew.</exception>
    public abstract Task<DavChanges> Since(string? token, int? limit, CancellationToken stop);

    /// <summary>A condition on items out of the filter of a query.</summary>
    /// <exception cref="DavProblem">The filter asks for something that cannot be told.</exception>
    public abstract Func<DavItem, bool> Matching(XElement query);

    /// <summary>The text of an item in the form a client asks for; as it is kept when it asks for none.</summary>
    public abstract string Show(DavItem item, XElement? asked);

    /// <summary>Makes or replaces the item of a name.</summary>
    /// <exception cref="DavProblem">The condition does not hold, or the text is not one that is kept here.</exception>
    public abstract Task<DavStored> Put(string name, string text, DavCondition condition, CancellationToken stop);

    /// <summary>Takes the item of a name away.</summary>
    /// <exception cref="DavProblem">It is not there, or the condition does not hold.</exception>
    public abstract Task Delete(string name, DavCondition condition, CancellationToken stop);
}

/// <summary>The collections of one kind that the acting member has. Modules add theirs to the container, one for each kind.</summary>
public interface IDavHome
{
    DavKind Kind { get; }

    IReadOnlyList<DavCollection> Collections { get; }
}

/// <summary>One item.</summary>
/// <param name="Name">The last part of its address.</param>
/// <param name="Mark">Its strong entity tag, without quotation marks.</param>
public sealed record DavItem(string Name, string Mark, Func<string> Text)
{
    public string Tag => $"\"{Mark}\"";
}

/// <summary>What became of items since a token.</summary>
/// <param name="Gone">The names of those that are not there any more, or no longer to be seen.</param>
/// <param name="Token">To be given at the next time.</param>
/// <param name="IsCut">There is more: the token leads on.</param>
public sealed record DavChanges(IReadOnlyList<DavItem> Changed, IReadOnlyList<string> Gone, string Token, bool IsCut);

/// <summary>What became of a text that was sent.</summary>
/// <param name="Tag">Null when the item is not letter by letter what was sent: then the client has to fetch it (RFC 6352, 6.3.2.3).</param>
public sealed record DavStored(bool IsNew, string? Tag);
