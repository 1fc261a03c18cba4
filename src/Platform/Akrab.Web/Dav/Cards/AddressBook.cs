using System.Xml.Linq;
using Akrab.Data.Rows;
using Akrab.Exchange.VCard;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Akrab.Web.Dav.Records;
using Akrab.Web.Export;
using Microsoft.AspNetCore.Http;
using LinkTitles = System.Collections.Generic.IReadOnlyDictionary<System.Guid, Akrab.Data.Lists.LinkedTitle>;

namespace Akrab.Web.Dav.Cards;

/// <summary>The records of an entity as cards (RFC 6350, RFC 2426).</summary>
internal sealed class AddressBook<T>(RecordShelf shelf, Definition<T> definition) : RecordCollection<T>(shelf, definition, ".vcf") where T : Entity
{
    private readonly RecordCards _cards = new(definition);
    private readonly CardParts _parts = CardParts.Of(definition);

    public override string Description => Words.Say("dav.addressbook.description", ("name", Title));

    protected override IReadOnlyList<Field> Linked => _cards.Organisation is { } organisation ? [organisation] : [];

    public override Func<DavItem, bool> Matching(XElement query) => CardFilter.Of(query).Fits;

    public override string Show(DavItem item, XElement? asked)
    {
        var text = item.Text();
        var version = asked?.Attribute("version")?.Value;
        var only = asked?.Elements(DavXml.Cards + "prop").Select(p => p.Attribute("name")?.Value.ToUpperInvariant()).OfType<string>().ToList() ?? [];
        if (version is null && only.Count == 0)
            return text;
        if (asked!.Attribute("content-type")?.Value is { } type && type != DavKind.AddressBooks.MediaType || version is not (null or "3.0" or "4.0"))
            throw new DavProblem(StatusCodes.Status403Forbidden, DavKind.AddressBooks.UnsupportedData);

        var card = CardText.Parse(text)!;
        card = version is null ? card : card.In(version == "4.0" ? VCardVersion.V4 : VCardVersion.V3);
        return (only.Count == 0 ? card : card.Only(only)).ToString();
    }

    protected override (string? Uid, string Text) Check(string text)
    {
        if (CardText.Parse(text) is not { } card)
            throw new DavProblem(StatusCodes.Status403Forbidden, IsOfOtherVersion(text) ? DavKind.AddressBooks.UnsupportedData : DavKind.AddressBooks.InvalidData);
        if ((card["KIND"] ?? card["X-ADDRESSBOOKSERVER-KIND"])?.Trim().Equals("group", StringComparison.OrdinalIgnoreCase) == true)
            throw new DavProblem(StatusCodes.Status403Forbidden, DavKind.AddressBooks.InvalidData);
        return (card.Card.Uid is { Length: > 0 } uid ? uid : null, text);
    }

    protected override string Write(T record, DavNameRow? kept, LinkTitles titles)
    {
        var fresh = Fresh(record, titles) with { Uid = kept?.Uid ?? UidOf(record.Key) };
        var was = kept is null ? null : CardText.Parse(kept.Text);
        return (was is null ? CardText.Of(fresh, VCardVersion.V3) : _parts.Refresh(was, fresh)).ToString();
    }

    protected override async Task<Func<T, List<FieldProblem>>> Read(string text, T? record, LinkTitles titles, CancellationToken stop)
    {
        var sent = CardText.Parse(text)!.Card;
        var shown = record is null ? new Card() : Fresh(record, titles);
        var isElsewhere = _parts.Tells("ORG", sent, shown);
        var organisation = isElsewhere ? await Organisation(sent.Organisation, stop) : null;
        return into =>
        {
            _parts.Take(into, sent, shown);
            if (isElsewhere)
                _cards.Organisation?.Set(into, organisation);
            return [];
        };
    }

    private Card Fresh(T record, LinkTitles titles)
    {
        var card = _cards.Of(record, titles);
        return _cards.IsOfPeople ? card : card with { Others = [new CardExtra("X-ABSHOWAS", "COMPANY")] };
    }

    /// <summary>Where somebody works: the organisation of that name, made when there is none, as an import does.</summary>
    private async Task<object?> Organisation(string name, CancellationToken stop)
    {
        if (_cards.Organisation is not { Type: LinkType link } || name.Trim().Length == 0)
            return null;
        var target = Shelf.Db.Registry.Targets(link.ClrType).First(d => d.ClrType != typeof(T));
        return await target.Accept(new FindingOrMaking(Shelf, name.Trim(), stop)) is { } id ? link.Make(id) : null;
    }

    private static bool IsOfOtherVersion(string text) =>
        text.Split('\n').FirstOrDefault(l => l.StartsWith("VERSION:", StringComparison.OrdinalIgnoreCase))?["VERSION:".Length..].Trim() is { } version && version is not ("3.0" or "4.0");

    private sealed class FindingOrMaking(RecordShelf shelf, string name, CancellationToken stop) : IEntityVisitor<Task<Guid?>>
    {
        public async Task<Guid?> Visit<TTarget>(Definition<TTarget> target) where TTarget : Entity
        {
            var folded = Fold.Text(name);
            if ((await shelf.Lookup.ByText(target, target.Title, [folded], stop))[folded].FirstOrDefault() is var found && found != Guid.Empty)
                return found;
            return (await shelf.Writer.Create(target, made =>
            {
                target.Title.Set(made, name);
                return [];
            }, stop)).Key;
        }
    }
}
