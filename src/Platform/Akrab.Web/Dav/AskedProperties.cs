using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Dav;

/// <summary>Which properties a client asks for (RFC 4918, 14.20): some, all that are cheap, or only the names.</summary>
internal sealed class AskedProperties
{
    private readonly IReadOnlyList<XElement>? _named;
    private readonly bool _isNamesOnly;

    private AskedProperties(IReadOnlyList<XElement>? named, bool isNamesOnly) => (_named, _isNamesOnly) = (named, isNamesOnly);

    /// <summary>Whether what is not there need not be mentioned (RFC 8144).</summary>
    public bool IsMinimal { get; private init; }

    /// <exception cref="DavProblem">It is something else.</exception>
    public static AskedProperties Of(XElement? question, HttpRequest request)
    {
        var named = question?.Element(DavXml.Dav + "prop");
        var isKnown = question is null || named is not null || question.Element(DavXml.Dav + "allprop") is not null || question.Element(DavXml.Dav + "propname") is not null;
        return !isKnown ? throw new DavProblem(StatusCodes.Status400BadRequest)
            : new AskedProperties(named is null ? null : [.. named.Elements().DistinctBy(e => e.Name)], question?.Element(DavXml.Dav + "propname") is not null)
            {
                IsMinimal = request.Headers["Prefer"].Any(p => p?.Contains("return=minimal", StringComparison.OrdinalIgnoreCase) == true),
            };
    }

    /// <summary>How a property is asked for; null when it is not.</summary>
    public XElement? this[XName name] => _named?.FirstOrDefault(e => e.Name == name);

    /// <summary>Writes what of these properties is asked for.</summary>
    public async Task Answer(Multistatus answer, string href, PropertySet properties)
    {
        List<XElement> found = [];
        List<XName> missing = [];
        foreach (var name in _named?.Select(e => e.Name) ?? properties.Names)
            if (_isNamesOnly)
                found.Add(new XElement(name));
            else if (await properties.Get(name) is { } property)
                found.Add(property);
            else if (_named is not null && !IsMinimal)
                missing.Add(name);
        await answer.Properties(href, found, missing);
    }
}
