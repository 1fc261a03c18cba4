using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Web.Bin;

/// <summary>The bin of every entity.</summary>
internal sealed class BinEndpoints(IEndpointRouteBuilder pages) : IEntityVisitor<bool>
{
    public bool Visit<T>(Definition<T> definition) where T : Entity
    {
        pages.OnGet($"/{definition.Plural}/bin", async (string? after, HttpContext context, BinReader bin, CancellationToken stop) =>
        {
            var model = await bin.Read(definition, after, stop);
            return context.IsFragment() && after is not null
                ? Pages.Fragment<BinRows>((nameof(BinRows.Model), model))
                : context.Page<BinPage>(Words.Say("bin.title"), definition.Name, (nameof(BinPage.Model), model));
        });
        return true;
    }
}
