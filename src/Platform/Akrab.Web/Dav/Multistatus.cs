using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Akrab.Web.Dav;

/// <summary>An answer about many things at once (RFC 4918, 13): written as it comes, so that a large book is never held as a whole.</summary>
internal sealed class Multistatus : IAsyncDisposable
{
    public const string MediaType = "application/xml; charset=utf-8";
    private const int Full = 64 * 1024;

    private readonly HttpContext _context;
    private readonly MemoryStream _gathered = new();
    private readonly XmlWriter _xml;

    private Multistatus(HttpContext context)
    {
        _context = context;
        // A line end within a card is kept as it is: a parser makes one letter of a bare CR LF.
        _xml = XmlWriter.Create(_gathered, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize, CloseOutput = false });
    }

    /// <summary>Begins; nothing is sent before the first thousands of letters are there.</summary>
    public static Multistatus Begin(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status207MultiStatus;
        context.Response.ContentType = MediaType;
        var answer = new Multistatus(context);
        answer._xml.WriteStartElement("D", "multistatus", DavXml.Dav.NamespaceName);
        foreach (var (prefix, space) in ((string, XNamespace)[])[("CR", DavXml.Cards), ("C", DavXml.Calendars), ("CS", DavXml.Server)])
            answer._xml.WriteAttributeString("xmlns", prefix, null, space.NamespaceName);
        return answer;
    }

    /// <summary>The properties of one thing that are there, and the names of those that are not.</summary>
    public async Task Properties(string href, IReadOnlyList<XElement> found, IReadOnlyList<XName> missing, int status = StatusCodes.Status404NotFound)
    {
        Start(href);
        if (found.Count > 0 || missing.Count == 0)
            Group(found, StatusCodes.Status200OK);
        if (missing.Count > 0)
            Group(missing.Select(name => new XElement(name)), status);
        _xml.WriteEndElement();
        await Flush(Full);
    }

    /// <summary>What is to be said of one thing as a whole.</summary>
    public async Task Status(string href, int status, XElement? error = null)
    {
        Start(href);
        Line(status);
        error?.WriteTo(_xml);
        _xml.WriteEndElement();
        await Flush(Full);
    }

    /// <summary>Something about the answer as a whole, behind all things.</summary>
    public void Add(XElement element) => element.WriteTo(_xml);

    /// <summary>Ends it; what was not ended is a broken answer, and is seen to be one.</summary>
    public async Task End()
    {
        _xml.WriteEndElement();
        _xml.Flush();
        await Flush(0);
    }

    public ValueTask DisposeAsync()
    {
        _xml.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Start(string href)
    {
        _xml.WriteStartElement("response", DavXml.Dav.NamespaceName);
        _xml.WriteElementString("href", DavXml.Dav.NamespaceName, href);
    }

    private void Group(IEnumerable<XElement> properties, int status)
    {
        _xml.WriteStartElement("propstat", DavXml.Dav.NamespaceName);
        _xml.WriteStartElement("prop", DavXml.Dav.NamespaceName);
        foreach (var property in properties)
            property.WriteTo(_xml);
        _xml.WriteEndElement();
        Line(status);
        _xml.WriteEndElement();
    }

    private void Line(int status) => _xml.WriteElementString("status", DavXml.Dav.NamespaceName, $"HTTP/1.1 {status} {ReasonPhrases.GetReasonPhrase(status)}");

    private async Task Flush(int above)
    {
        if (_gathered.Length < above)
            return;
        _xml.Flush();
        await _context.Response.Body.WriteAsync(_gathered.GetBuffer().AsMemory(0, (int)_gathered.Length), _context.RequestAborted);
        _gathered.SetLength(0);
    }
}
