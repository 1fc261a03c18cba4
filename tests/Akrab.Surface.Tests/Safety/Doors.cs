using Akrab.Testing;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Safety;

/// <summary>One way into the house: what is asked for, by which method, and who may.</summary>
public sealed record Door(string Method, RouteEndpoint Endpoint)
{
    public string Pattern => "/" + Endpoint.RoutePattern.RawText!.Trim('/');

    /// <summary>Whose policies must be met.</summary>
    public IReadOnlyList<string> Policies => [.. Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).OfType<string>()];

    public bool IsOpen => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    public string? Reason => Endpoint.Metadata.GetMetadata<OpenDoor>()?.Reason;

    /// <summary>Whether its form may stand in pages of other websites.</summary>
    public bool IsSentFromAnywhere => Endpoint.Metadata.GetMetadata<SentFromAnywhere>() is not null;

    public bool IsCall => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    public bool IsPage => !IsCall && Method is "GET" or "POST" && !Pattern.StartsWith("/dav", StringComparison.Ordinal);

    /// <summary>The first word of the address after what all calls begin with: the plural of an entity, where it is one.</summary>
    public string Plural => Pattern.Split('/')[IsCall ? 3 : 1];

    public bool HasId => Endpoint.RoutePattern.Parameters.Any(IsId);

    /// <summary>The address, with this in the place of every id.</summary>
    public string With(Guid id, string field) => "/" + string.Join('/', Endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter when IsId(parameter) => id.ToString(),
        RoutePatternParameterPart { Name: "field" } => field,
        RoutePatternParameterPart { Name: "plural" } => "people",
        RoutePatternParameterPart { Name: "idType" } => "party-id",
        _ => "x",
    }))));

    public override string ToString() => $"{Method} {Pattern}";

    private static bool IsId(RoutePatternParameterPart parameter) => parameter.Name == "id" || parameter.ParameterPolicies.Any(p => p.Content == "guid");
}

/// <summary>All doors there are, from the routes themselves: one more is looked at without anybody remembering it.</summary>
public static class Doors
{
    /// <summary>What the framework adds in development, for files that lie beside the sources.</summary>
    private const string FilesInDevelopment = "{**path:file}";

    private static readonly string[] Any = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public static IReadOnlyList<Door> Of(TestApp app) =>
        [.. Endpoints(app).Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null).SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? Any).Select(method => new Door(method, e)))];

    public static IEnumerable<RouteEndpoint> Endpoints(TestApp app) =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText != FilesInDevelopment);

    /// <summary>The calls that are really there: what only says that there is nothing, or nothing by this method, has no method of its own.</summary>
    public static IReadOnlyList<Door> Named(TestApp app) => [.. Of(app).Where(d => d.Endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not null)];
}
