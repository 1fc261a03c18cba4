using System.Security.Cryptography;
using Akrab.Commerce.Documents;
using Akrab.Commerce.Invoices;
using Akrab.Commerce.Orders;
using Akrab.Commerce.Quotes;
using Akrab.Contracts;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Commerce.Paper;

/// <summary>Shows documents that went out to whoever was given their address, and takes their answer.</summary>
internal sealed class PaperDesk(IServiceProvider services, TimeProvider time)
{
    /// <summary>The document at an address; null where there is none, it has not gone out, or the key is wrong.</summary>
    public async Task<Sheet?> Find(string plural, Guid id, Guid key, CancellationToken stop)
    {
        TenantId tenant;
        await using (var scope = services.BeginEverywhere())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var found = await Anywhere(db, plural, id, stop);
            if (found is not (Entity record, { Number: not null } document) || !CryptographicOperations.FixedTimeEquals(document.PaperKey.ToByteArray(), key.ToByteArray()))
                return null;
            tenant = record.TenantId;
        }

        await using var inside = services.Begin(Acting.System(tenant));
        return await Of(inside.ServiceProvider, plural, id, stop);
    }

    /// <summary>The document as it is sent, for whoever acts in this scope.</summary>
    public static async Task<Sheet?> Of(IServiceProvider scope, string plural, Guid id, CancellationToken stop)
    {
        var db = scope.GetRequiredService<AkrabDb>();
        var document = await Here(db, plural, id, stop);
        if (document?.Reckon() is not { } sums)
            return null;

        var from = await db.Set<Letterhead>().AsNoTracking().OrderBy(l => l.CreatedAt).FirstOrDefaultAsync(stop)
            ?? new Letterhead { Name = await db.Tenants.Where(t => t.Id == db.CurrentTenant).Select(t => t.Name).FirstAsync(stop) };
        var names = await scope.GetRequiredService<IPartyNames>().Living([document.Party], stop);
        return new Sheet(db.CurrentTenant, db.Registry.Get(document.GetType()), document, sums, from, names.GetValueOrDefault(document.Party));
    }

    /// <summary>Notes the customer's answer and tells whoever made the offer.</summary>
    /// <exception cref="BrokenRule">It is not asked for any more.</exception>
    public async Task Answer(Sheet sheet, bool isYes, string by, string? words, CancellationToken stop)
    {
        await using var scope = services.Begin(Acting.System(sheet.Tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var id = QuoteId.Of(sheet.Document.Key);
        var quote = await db.Set<Quote>().AsTracking().FirstAsync(q => q.Id == id, stop);
        if (isYes)
            quote.Accept(by, time.Today());
        else
            quote.Decline(words, time.Today());
        await scope.ServiceProvider.GetRequiredService<ITimelines>().Tell(quote.Party, isYes ? TimelineStory.QuoteAccepted : TimelineStory.QuoteDeclined, quote.Number!, isYes ? by : words, stop);
        if (quote.Owner is { } owner)
            await scope.ServiceProvider.GetRequiredService<INotices>().Tell([owner], new Notice(NoticeKind.QuoteAnswer, quote.Id) { Text = words, Key = $"quote-answer:{quote.Key}" }, stop);
        await db.SaveChangesAsync(stop);
    }

    private static async Task<(Entity, IDocument)?> Anywhere(AkrabDb db, string plural, Guid id, CancellationToken stop)
    {
        var (quote, order, invoice) = (QuoteId.Of(id), OrderId.Of(id), InvoiceId.Of(id));
        Entity? found = plural switch
        {
            "quotes" => await db.Set<Quote>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(q => q.Id == quote && q.DeletedAt == null && !db.Suspended.Contains(q.TenantId), stop),
            "orders" => await db.Set<Order>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(o => o.Id == order && o.DeletedAt == null && !db.Suspended.Contains(o.TenantId), stop),
            "invoices" => await db.Set<Invoice>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(i => i.Id == invoice && i.DeletedAt == null && !db.Suspended.Contains(i.TenantId), stop),
            _ => null,
        };
        return found is null ? null : (found, (IDocument)found);
    }

    private static async Task<IDocument?> Here(AkrabDb db, string plural, Guid id, CancellationToken stop)
    {
        var (quote, order, invoice) = (QuoteId.Of(id), OrderId.Of(id), InvoiceId.Of(id));
        return plural switch
        {
            "quotes" => await db.Set<Quote>().AsNoTracking().FirstOrDefaultAsync(q => q.Id == quote, stop),
            "orders" => await db.Set<Order>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == order, stop),
            "invoices" => await db.Set<Invoice>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == invoice, stop),
            _ => null,
        };
    }
}
