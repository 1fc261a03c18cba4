using Akrab.Data.Lists;
using Akrab.Exchange.VCard;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Web.Export;

/// <summary>Records as the cards of an address book.</summary>
internal sealed class CardsOut(EntityDefinition definition, VCardWriter cards, Titles titles) : IRowsOut
{
    private readonly RecordCards _cards = new(definition);

    public Task Begin(CancellationToken stop) => Task.CompletedTask;

    public async Task Write(IReadOnlyList<Entity> records, CancellationToken stop)
    {
        var linked = await titles.Of(records, _cards.Organisation is { } organisation ? [organisation] : [], stop);
        foreach (var record in records)
            await cards.Write(_cards.Of(record, linked), stop);
    }

    public ValueTask DisposeAsync() => cards.DisposeAsync();
}
