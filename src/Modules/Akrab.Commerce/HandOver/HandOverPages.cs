using System.Text;
using System.Xml;
using Akrab.Commerce.Invoices;
using Akrab.Commerce.Paper;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Commerce.HandOver;

/// <summary>Invoices as files for other programs.</summary>
internal static class HandOverPages
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/invoices/{id:guid}/ubl.xml", Ubl);

    public static string UblOf(Invoice invoice) => $"/invoices/{invoice.Key}/ubl.xml";

    /// <summary>Whether an invoice can be handed over: it was issued, and is none that gives back.</summary>
    public static bool IsFit(Invoice invoice) => invoice is { IsDraft: false, Kind: InvoiceKind.Invoice };

    private static async Task<IResult> Ubl(Guid id, HttpContext context, AkrabDb db, Overlays overlays, CancellationToken stop)
    {
        var definition = db.Registry.Get<Invoice>();
        if (!db.Acting.MayRead(definition) || !PaperPanel.ShowsAll((await overlays.Of(db, stop)).FieldsOf(definition)))
            throw new NotAllowed();
        if (await PaperDesk.Of(context.RequestServices, definition.Plural, id, stop) is not { Document: Invoice invoice } sheet || !IsFit(invoice))
            throw new RecordNotFound();

        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), CheckCharacters = false }))
            UblInvoice.Of(sheet).Save(xml);
        return Results.File(buffer.ToArray(), "application/xml", sheet.FileName("xml"));
    }
}
