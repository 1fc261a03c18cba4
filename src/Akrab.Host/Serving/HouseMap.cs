using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Web.Frame;

namespace Akrab.Host.Serving;

/// <summary>What the definitions make, line by line, because searching the source for it finds nothing: <c>bin/map</c>, and <c>/_house</c> in development.</summary>
internal static class HouseMap
{
    public static IEnumerable<string> Lines(IServiceProvider services, IEndpointRouteBuilder routes)
    {
        var registry = services.GetRequiredService<Registry>();
        return
        [
            .. registry.Entities.SelectMany(Of),
            .. registry.Events.Select(e => $"event       {e.Key}  {e.Value.FullName}"),
            .. services.GetServices<IProjection>().Select(p => $"projection  {p.GetType().FullName}"),
            .. RoutesOf(routes).Select(r => $"route       {r}"),
        ];
    }

    /// <summary>Shows the map to whoever develops; nobody else has the address.</summary>
    public static void MapHouse(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            app.MapGet("/_house", () => Results.Text(string.Join('\n', Lines(app.Services, app)))).OpenToAll("in development only");
    }

    private static IEnumerable<string> Of(EntityDefinition definition) =>
    [
        $"entity      {definition.Name}  /{definition.Plural}  {definition.ClrType.FullName}",
        .. definition.Fields.Select(f => $"field       {f}  {f.Type.Kind}{Marks(f)}"),
        .. definition.Actions.Select(a => $"action      {definition.Name}.{a.Name}  {a.InputType.FullName}{(a.Handler is { } handler ? $"  handler {handler.FullName}" : "")}"),
        .. ((string[])["see", "create", "edit", "delete", .. definition.Actions.Select(a => a.Name)]).Select(p => $"permission  {definition.Name}.{p}"),
    ];

    private static string Marks(Field field) => string.Concat(
        field.IsRequired ? " required" : "", field.IsUnique ? " unique" : "", field.IsIndexed ? " indexed" : "", field.IsSearched ? " searched" : "",
        field.IsKeyed ? " keyed" : "", field.IsWritable ? "" : " read-only", field.IsAudited ? "" : " unaudited");

    private static IEnumerable<string> RoutesOf(IEndpointRouteBuilder app) => app.DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
        .Select(e => $"{string.Join('|', e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"])} {e.RoutePattern.RawText}").Distinct().Order(StringComparer.Ordinal);
}
