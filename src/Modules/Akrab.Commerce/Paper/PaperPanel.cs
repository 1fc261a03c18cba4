using Akrab.Commerce.Documents;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Akrab.Commerce.Paper;

/// <summary>The address under which the customer reads a document that went out.</summary>
public sealed class PaperPanel : IRecordPanel
{
    public bool IsCentral => false;

    public bool IsFor(EntityDefinition definition) => typeof(IDocument).IsAssignableFrom(definition.ClrType);

    public Task<RenderFragment> Draw(Entity record, EntityDefinition definition, HttpContext context, CancellationToken stop) => Task.FromResult<RenderFragment>(builder =>
    {
        if (record is not IDocument { Number: not null } document)
            return;
        builder.OpenComponent<PaperCard>(0);
        builder.AddAttribute(1, nameof(PaperCard.Url), PaperPages.Of(definition, document));
        builder.CloseComponent();
    });
}
