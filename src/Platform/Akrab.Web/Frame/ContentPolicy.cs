namespace Akrab.Web.Frame;

/// <summary>What a page may load, and in whose pages it may stand (Content-Security-Policy).</summary>
public static class ContentPolicy
{
    /// <summary>The policy of every page; it stands in no page of others.</summary>
    public static readonly string Usual = FramedBy("'none'");

    /// <summary>The same, for a page that may stand in pages of that origin.</summary>
    public static string FramedBy(string origin) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; "
        + $"manifest-src 'self'; worker-src 'self'; base-uri 'none'; frame-ancestors {origin}";
}
