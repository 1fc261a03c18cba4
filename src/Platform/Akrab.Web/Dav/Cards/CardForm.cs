using Akrab.Data.Rows;
using Akrab.Exchange.VCard;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Web.Dav.Records;
using Akrab.Web.Export;
using Microsoft.AspNetCore.Http;
using LinkTitles = System.Collections.Generic.IReadOnlyDictionary<System.Guid, Akrab.Data.Lists.LinkedTitle>;

namespace Akrab.Web.Dav.Cards;

/// <summary>Records as cards: version 3.0 (RFC 2426), which every phone reads, unless a client wrote 4.0 (RFC 6350).</summary>
internal sealed class CardForm<T>(RecordShelf shelf, Definition<T> definition) : RecordForm<T>(DavKind.AddressBooks, ".vcf") where T : Entity
{
    private readonly RecordCards _cards = new(definition);
    private readonly CardParts _parts = CardParts.Of(definition);

    public override IReadOnlyList<Field> Linked => _cards.Organisation is { } organisation ? [organisation] : [];

    /// <summary>A group is no person, and a group of cards is not kept here.</summary>
    public override string? UidIn(string text)
    {
        if (CardText.Parse(text) is not { } card)
            throw new DavProblem(StatusCodes.Status403Forbidden, IsOfOtherVersion(text) ? DavKind.AddressBooks.UnsupportedData : DavKind.AddressBooks.InvalidData);
        if ((card["KIND"] ?? card["X-ADDRESSBOOKSERVER-KIND"])?.Trim().Equals("group", StringComparison.OrdinalIgnoreCase) == true)
            throw new DavProblem(StatusCodes.Status403Forbidden, DavKind.AddressBooks.InvalidData);
        return card.Card.Uid is { Length: > 0 } uid ? uid : null;
    }

    public override string Write(T record, DavNameRow? kept, LinkTitles titles)
    {
        var now = Fresh(record, titles) with { Uid = kept?.Uid ?? UidOf(record.Key) };
        return (kept is not null && CardText.Parse(kept.Text) is { } card ? _parts.Refresh(card, now) : CardText.Of(now, VCardVersion.V3)).ToString();
    }

    public override async Task<Func<T, List<FieldProblem>>> Read(string text, T? record, LinkTitles titles, CancellationToken stop)
    {
        var sent = CardText.Parse(text)!.Card;
        var shown = record is null ? new Card() : Fresh(record, titles);
        var worksElsewhere = _parts.Tells("ORG", sent, shown) && _cards.Organisation is not null;
        var organisation = worksElsewhere ? await Organisation(sent.Organisation.Trim(), stop) : null;
        return into =>
        {
            _parts.Take(into, sent, shown);
            if (worksElsewhere)
                _cards.Organisation!.Set(into, organisation);
            return [];
        };
    }

    private Card Fresh(T record, LinkTitles titles)
    {
        var card = _cards.Of(record, titles);
        return _cards.IsOfPeople ? card : card with { Others = [new CardExtra("X-ABSHOWAS", "COMPANY")] };
    }

    /// <summary>The organisation of that name, made when there is none, as an import does.</summary>
    private async Task<object?> Organisation(string name, CancellationToken stop)
    {
        if (name.Length == 0 || _cards.Organisation is not { Type: LinkType link })
            return null;
        var target = shelf.Db.Registry.Targets(link.ClrType).First(d => d.ClrType != typeof(T));
        return link.Make(await target.Accept(new FoundOrMade(shelf, name, stop)));
    }

    private static bool IsOfOtherVersion(string text) => text.Split('\n').FirstOrDefault(l => l.StartsWith("VERSION:", StringComparison.OrdinalIgnoreCase)) is { } line
        && line["VERSION:".Length..].Trim() is not ("3.0" or "4.0");

    private sealed class FoundOrMade(RecordShelf shelf, string name, CancellationToken stop) : IEntityVisitor<Task<Guid>>
    {
        public async Task<Guid> Visit<TTarget>(Definition<TTarget> target) where TTarget : Entity
        {
            var folded = Fold.Text(name);
            var found = (await shelf.Lookup.ByText(target, target.Title, [folded], stop))[folded].FirstOrDefault();
            return found != Guid.Empty ? found : (await shelf.Writer.Create(target, Named, stop)).Key;

            List<FieldProblem> Named(TTarget made)
            {
                target.Title.Set(made, name);
                return [];
            }
        }
    }
}
