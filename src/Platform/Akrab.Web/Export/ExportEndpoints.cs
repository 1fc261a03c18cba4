using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web.Frame;
using Akrab.Web.Lists;
using Akrab.Web.Records;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Web.Export;

/// <summary>The list as it is asked, as a file.</summary>
internal sealed class ExportEndpoints(IEndpointRouteBuilder pages) : IEntityVisitor<bool>
{
    public bool Visit<T>(Definition<T> definition) where T : Entity
    {
        foreach (var format in Enum.GetValues<ExportFormat>().Where(f => f != ExportFormat.VCard || Exports.HasCards(definition)))
            pages.OnGet($"/{definition.Plural}/export{format.Extension()}",
                (HttpContext context, Exports exports, AkrabDb db, Overlays overlays, TimeProvider time, CancellationToken stop) => Send(definition, format, context, exports, db, overlays, time, stop));
        return true;
    }

    /// <summary>The file is made whole before its first byte goes out: what fails half-way is an error, never a short file.</summary>
    private static async Task<IResult> Send(EntityDefinition definition, ExportFormat format, HttpContext context, Exports exports, AkrabDb db, Overlays overlays, TimeProvider time, CancellationToken stop)
    {
        if (!db.Acting.CanExport)
            throw new NotAllowed();

        var request = ListQuery.Read(definition, await overlays.Of(db, stop), context.Request.Query, Reading.ByPeople(db.Acting, time)) with { After = null };
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        context.Response.RegisterForDisposeAsync(file);
        await exports.Write(definition, request, format, file, stop);
        file.Position = 0;
        return Results.Stream(file, format.MediaType(), Exports.FileName(definition, format, time.Today()));
    }
}
