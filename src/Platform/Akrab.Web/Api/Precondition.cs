using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Api;

/// <summary><c>If-Match</c>: which version of the record the caller has seen.</summary>
internal static class Precondition
{
    /// <summary>The version; null for <c>*</c>, which is any. What is no version of ours matches none.</summary>
    /// <exception cref="Refused">There is no such header.</exception>
    public static long? Of(HttpRequest request) => request.Headers.IfMatch.ToString().Trim() switch
    {
        "" => throw new Refused(Problem.Of(StatusCodes.Status428PreconditionRequired, "version-needed", "api.version-needed")),
        "*" => null,
        ['"', .. var version, '"'] when long.TryParse(version, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var known) => known,
        _ => 0,
    };
}
