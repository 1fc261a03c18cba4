using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Web.Packs;

/// <summary>Everything that is kept of somebody, to be given to them.</summary>
internal sealed class PackEndpoints(IEndpointRouteBuilder pages) : IEntityVisitor<bool>
{
    public bool Visit<T>(Definition<T> definition) where T : Entity
    {
        if (definition.HasFace)
            pages.OnGet($"/{definition.Plural}/{{id:guid}}/data.zip", (Guid id, HttpContext context, AccessPack pack) => pack.Send(definition, id, context));
        return true;
    }
}
