using Akrab.Commerce.Documents;
using Akrab.Commerce.HandOver;
using Akrab.Commerce.Invoices;
using Akrab.Contracts;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Akrab.Commerce.Paper;

/// <summary>The address under which the customer reads a document that went out; for those alone who may see all that stands in it.</summary>
public sealed class PaperPanel(AkrabDb db, Overlays overlays, Titles titles) : IRecordPanel
{
    private static readonly string[] OnPaper = ["number", "party", "date", "lines", "discount", "net", "tax", "total"];

    /// <summary>Whether all that stands on paper is there for whoever has these fields.</summary>
    internal static bool ShowsAll(FieldSet known) => OnPaper.All(name => known.Find(name) is not null);

    public bool IsCentral => false;

    public bool IsFor(EntityDefinition definition) => typeof(IDocument).IsAssignableFrom(definition.ClrType);

    public async Task<RenderFragment> Draw(Entity record, EntityDefinition definition, HttpContext context, CancellationToken stop)
    {
        var known = (await overlays.Of(db, stop)).FieldsOf(definition);
        if (record is not IDocument { Number: not null } document || !ShowsAll(known))
            return _ => { };
        if (document.Party is { Value: var party } && (await titles.Of(typeof(PartyId), [party], stop)).GetValueOrDefault(party)?.Title is null)
            return _ => { };

        return builder =>
        {
            builder.OpenComponent<PaperCard>(0);
            builder.AddAttribute(1, nameof(PaperCard.Url), PaperPages.Of(definition, document));
            builder.AddAttribute(2, nameof(PaperCard.File), PaperPages.FileOf(definition, document));
            if (document is Invoice invoice && HandOverPages.IsFit(invoice))
                builder.AddAttribute(3, nameof(PaperCard.Ubl), HandOverPages.UblOf(invoice));
            builder.CloseComponent();
        };
    }
}
