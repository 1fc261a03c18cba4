using System.Xml;
using System.Xml.Linq;
using Akrab.Data.Access;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Dav;

/// <summary>A request is refused; the condition that does not hold is named in the body (RFC 4918, 16).</summary>
public sealed class DavProblem(int status, XName? condition = null, params object[] content) : Exception(condition?.LocalName)
{
    public int Status => status;

    /// <summary>What goes into <c>DAV:error</c>; null when the status says it all.</summary>
    public XElement? Error => condition is null ? null : new XElement(DavXml.Dav + "error", new XElement(condition, content));

    /// <summary>The problem behind a fault; null when it was not foreseen.</summary>
    internal static DavProblem? Of(Exception fault, DavKind? kind) => fault switch
    {
        DavProblem problem => problem,
        RecordNotFound => new(StatusCodes.Status404NotFound),
        NotAllowed => new(StatusCodes.Status403Forbidden, DavXml.Dav + "need-privileges"),
        StaleVersion or BrokenRule { Rule: "error.changed-meanwhile" } => new(StatusCodes.Status412PreconditionFailed),
        BrokenRule => new(StatusCodes.Status409Conflict),
        InvalidInput when kind is not null => new(StatusCodes.Status403Forbidden, kind.InvalidData),
        XmlException => new(StatusCodes.Status400BadRequest),
        BadHttpRequestException bad => new(bad.StatusCode),
        _ => null,
    };
}
