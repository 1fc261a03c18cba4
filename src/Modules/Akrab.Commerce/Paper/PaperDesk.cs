using System.Security.Cryptography;
using Akrab.Commerce.Documents;
using Akrab.Commerce.Quotes;
using Akrab.Contracts;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web.Records;
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
            if (await Document(db, plural, id, isEverywhere: true, stop) is not { Number: not null } document || !CryptographicOperations.FixedTimeEquals(document.PaperKey.ToByteArray(), key.ToByteArray()))
                return null;
            tenant = ((Entity)document).TenantId;
        }

        await using var inside = services.Begin(Acting.System(tenant));
        return await Of(inside.ServiceProvider, plural, id, stop);
    }

    /// <summary>The document as it is sent, for whoever acts in this scope.</summary>
    public static async Task<Sheet?> Of(IServiceProvider scope, string plural, Guid id, CancellationToken stop)
    {
        var db = scope.GetRequiredService<AkrabDb>();
        var document = await Document(db, plural, id, isEverywhere: false, stop);
        if (document?.Reckon() is not { } sums)
            return null;

        var from = await db.Set<Letterhead>().AsNoTracking().OrderBy(l => l.CreatedAt).FirstOrDefaultAsync(stop)
            ?? new Letterhead { Name = await db.Tenants.Where(t => t.Id == db.CurrentTenant).Select(t => t.Name).FirstAsync(stop) };
        var buyer = document.Party is { } party ? (await scope.GetRequiredService<IPartyNames>().Living([party], stop)).GetValueOrDefault(party) : null;
        return new Sheet(db.CurrentTenant, db.Registry.Get(document.GetType()), document, sums, from, buyer);
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

    private static async Task<IDocument?> Document(AkrabDb db, string plural, Guid id, bool isEverywhere, CancellationToken stop) =>
        db.Registry.FindPlural(plural) is { } definition && typeof(IDocument).IsAssignableFrom(definition.ClrType) ? await definition.Accept(new ById(db, id, isEverywhere, stop)) : null;

    /// <summary>Reads a document of whichever kind: as whoever acts may, or in any company that is not suspended.</summary>
    private sealed class ById(AkrabDb db, Guid id, bool isEverywhere, CancellationToken stop) : IEntityVisitor<Task<IDocument?>>
    {
        public async Task<IDocument?> Visit<T>(Definition<T> definition) where T : Entity
        {
            var found = db.Set<T>().AsNoTracking().Where(RecordReader.ById<T>(id));
            if (isEverywhere)
                found = found.IgnoreQueryFilters().Where(d => d.DeletedAt == null && !db.Suspended.Contains(d.TenantId));
            return await found.FirstOrDefaultAsync(stop) as IDocument;
        }
    }
}
