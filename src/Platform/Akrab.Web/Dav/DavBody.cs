using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Akrab.Web.Dav;

/// <summary>Reads what a client sends, and swallows only so much: no DTD, no entities, no endless depth.</summary>
internal static class DavBody
{
    private const int LargestQuestion = 4 * 1024 * 1024;
    private const int DeepestQuestion = 32;

    /// <summary>The largest item: a card with a photo.</summary>
    public const int LargestItem = 2 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestQuestion,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    /// <summary>The question; null when nothing was sent.</summary>
    /// <exception cref="XmlException">It is no XML, or none that is read here.</exception>
    public static async Task<XElement?> Question(HttpContext context)
    {
        using var body = await Whole(context, LargestQuestion);
        if (body.Length == 0)
            return null;

        using (var scout = XmlReader.Create(body, Settings))
            while (scout.Read())
                if (scout.Depth > DeepestQuestion)
                    throw new XmlException("Too deep.");

        body.Position = 0;
        using var reader = XmlReader.Create(body, Settings);
        return XElement.Load(reader);
    }

    /// <summary>The text of an item; not whole when something was left out that no XML could carry back.</summary>
    public static async Task<(string Text, bool IsWhole)> Item(HttpContext context, DavKind kind)
    {
        if (context.Request.ContentLength > LargestItem)
            throw new DavProblem(StatusCodes.Status403Forbidden, kind.Space + "max-resource-size");
        using var body = await Whole(context, LargestItem);
        try
        {
            var sent = Strict.GetString(body.GetBuffer(), 0, (int)body.Length);
            var text = sent.All(IsCarried) ? sent : string.Concat(sent.Where(IsCarried));
            return (text, text.Length == sent.Length);
        }
        catch (DecoderFallbackException)
        {
            throw new DavProblem(StatusCodes.Status403Forbidden, kind.InvalidData);
        }
    }

    private static bool IsCarried(char c) => c != '\uFEFF' && (XmlConvert.IsXmlChar(c) || char.IsSurrogate(c));

    private static async Task<MemoryStream> Whole(HttpContext context, int most)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        return body;
    }
}
