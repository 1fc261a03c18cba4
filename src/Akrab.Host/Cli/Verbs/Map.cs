using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Host.Serving;
using Akrab.Kernel.Definitions;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Lists what the definitions make, because searching the source for it finds nothing.</summary>
internal sealed class Map() : Verb("map", "List every entity, field, action, permission, event, handler and route.")
{
    public override bool NeedsDatabase => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("akrab-map-").FullName;
        try
        {
            await using var app = Server.Build(new DataPlace(folder), []);
            var registry = app.Services.GetRequiredService<Registry>();
            foreach (var definition in registry.Entities)
                await Tell(definition, work.Terminal.Out);
            foreach (var (name, type) in registry.Events)
                await work.Terminal.Out.WriteLineAsync($"event       {name}  {type.FullName}");
            foreach (var projection in app.Services.GetServices<IProjection>())
                await work.Terminal.Out.WriteLineAsync($"projection  {projection.GetType().FullName}");
            foreach (var route in RoutesOf(app))
                await work.Terminal.Out.WriteLineAsync($"route       {route}");
            return Exit.Fine;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static async Task Tell(EntityDefinition definition, TextWriter to)
    {
        await to.WriteLineAsync($"entity      {definition.Name}  /{definition.Plural}  {definition.ClrType.FullName}");
        foreach (var field in definition.Fields)
            await to.WriteLineAsync($"field       {field}  {field.Type.Kind}{Marks(field)}");
        foreach (var action in definition.Actions)
            await to.WriteLineAsync($"action      {definition.Name}.{action.Name}  {action.InputType.FullName}{(action.Handler is { } handler ? $"  handler {handler.FullName}" : "")}");
        string[] permissions = ["see", "create", "edit", "delete", .. definition.Actions.Select(a => a.Name)];
        foreach (var permission in permissions)
            await to.WriteLineAsync($"permission  {definition.Name}.{permission}");
    }

    private static string Marks(Field field) => string.Concat(
        field.IsRequired ? " required" : "", field.IsUnique ? " unique" : "", field.IsIndexed ? " indexed" : "", field.IsSearched ? " searched" : "",
        field.IsKeyed ? " keyed" : "", field.IsWritable ? "" : " read-only", field.IsAudited ? "" : " unaudited");

    private static IEnumerable<string> RoutesOf(IEndpointRouteBuilder app) => app.DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
        .Select(e => $"{string.Join('|', e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"])} {e.RoutePattern.RawText}").Distinct().Order(StringComparer.Ordinal);
}
