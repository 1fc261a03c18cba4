namespace Akrab.Mail.Writing;

/// <summary>How a reader leaves a list with one click of their mail program (RFC 2369; with an https address RFC 8058, too).</summary>
public sealed record Unsubscribing
{
    // In angle brackets, behind the name of the header, on one line of 998.
    private const int MaxLength = 900;

    /// <param name="post">An https address that takes a POST from anybody who knows it, without sign-in, and unsubscribes.</param>
    /// <param name="write">An address that takes mail for the same.</param>
    /// <exception cref="ArgumentException">Neither is given, or the first is not https.</exception>
    public Unsubscribing(Uri? post = null, MailAddress? write = null)
    {
        if (post is null && write is null)
            throw new ArgumentException("An address to unsubscribe is needed.", nameof(post));
        if (post is not null && (!post.IsAbsoluteUri || post.Scheme != Uri.UriSchemeHttps || post.AbsoluteUri.Length > MaxLength))
            throw new ArgumentException("The address to unsubscribe must be an https address that fits on a line.", nameof(post));

        Post = post;
        Write = write;
    }

    public Uri? Post { get; }

    public MailAddress? Write { get; }

    internal IEnumerable<string> Addresses
    {
        get
        {
            if (Post is not null)
                yield return $"<{Post.AbsoluteUri}>";
            if (Write is not null)
                yield return $"<mailto:{Uri.EscapeDataString(Write.Address).Replace("%40", "@", StringComparison.Ordinal)}?subject=unsubscribe>";
        }
    }
}
