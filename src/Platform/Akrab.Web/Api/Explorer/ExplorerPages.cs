using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Language;
using Akrab.Web.Api.OpenApi;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Web.Api.Explorer;

/// <summary>The page for developers, and the document for their tools.</summary>
internal static class ExplorerPages
{
    public const string Path = "/developers";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder app)
    {
        pages.MapGet(Path, Show);
        pages.MapGet(Path + "/{plural}", Show);
        app.MapGet(OpenApiDocument.Path, Document).OpenToAll("programs are built against it; fields of a company are told to its members only");
    }

    private static async Task<IResult> Document(HttpContext context, OpenApiDocument document, AkrabDb db, Overlays overlays, CancellationToken stop)
    {
        var headers = context.Response.Headers;
        (headers.AccessControlAllowOrigin, headers.Vary, headers.CacheControl) = ("*", "Authorization, Cookie", "no-cache");
        return Results.Bytes(document.Of(context.Features.Get<Membership>() is null ? null : await overlays.Of(db, stop)), JsonAnswer.MediaType);
    }

    private static async Task<IResult> Show(HttpContext context, Registry registry, AkrabDb db, Overlays overlays, CancellationToken stop, string? plural = null)
    {
        IReadOnlyList<EntityDefinition> all = [.. registry.Entities.OrderBy(e => e.Area == Area.Rail ? 0 : e.Area == Area.None ? 1 : 2).ThenByDescending(e => e.Fields.Count)];
        var definition = plural is null ? all[0] : registry.FindPlural(plural) ?? throw new RecordNotFound();
        var model = new ExplorerModel(definition, [.. (await overlays.Of(db, stop)).FieldsOf(definition)], all, context.Origin());
        return context.Page<ExplorerPage>(Words.Say("api.title"), null, (nameof(ExplorerPage.Source), model));
    }
}
