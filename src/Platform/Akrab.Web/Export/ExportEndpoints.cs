using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web.Frame;
using Akrab.Web.Lists;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Export;

/// <summary>The list as it is asked, as a file.</summary>
internal sealed class ExportEndpoints(IEndpointRouteBuilder pages) : IEntityVisitor<bool>
{
    public bool Visit<T>(Definition<T> definition) where T : Entity
    {
        foreach (var format in Exports.FormatsOf(definition))
            pages.OnGet($"/{definition.Plural}/export{format.Extension()}", async (HttpContext context, AkrabDb db, Overlays overlays, TimeProvider time, CancellationToken stop) =>
                await Send(definition, format, ListQuery.Read(definition, await overlays.Of(db, stop), context.Request.Query, Reading.ByPeople(db.Acting, time)), context));
        return true;
    }

    internal static async Task<IResult> Send(EntityDefinition definition, ExportFormat format, ListRequest request, HttpContext context)
    {
        var services = context.RequestServices;
        return await WholeFile.Send(context, format.MediaType(), Exports.FileName(definition, format, services.GetRequiredService<TimeProvider>().Today()),
            file => services.GetRequiredService<Exports>().Write(definition, request, format, file, context.RequestAborted));
    }
}
