using System.Xml.Linq;
using Akrab.Exchange.VCard;
using Akrab.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Dav.Cards;

/// <summary>Which cards a query wants (RFC 6352, 10.5): conditions on properties, all of them or any.</summary>
internal sealed class CardFilter
{
    private readonly IReadOnlyList<Func<CardText, bool>> _conditions;
    private readonly bool _isAll;

    private CardFilter(IReadOnlyList<Func<CardText, bool>> conditions, bool isAll) => (_conditions, _isAll) = (conditions, isAll);

    /// <exception cref="DavProblem">The filter is malformed, or asks what is not told here.</exception>
    public static CardFilter Of(XElement query)
    {
        if (query.Element(DavXml.Cards + "filter") is not { } filter)
            return new CardFilter([], isAll: true);
        var isAll = IsAll(filter);
        return new CardFilter([.. filter.Elements().Select(Property)], isAll);
    }

    public bool Fits(DavItem item)
    {
        if (_conditions.Count == 0)
            return true;
        var card = CardText.Parse(item.Text())!;
        return _isAll ? _conditions.All(fits => fits(card)) : _conditions.Any(fits => fits(card));
    }

    private static Func<CardText, bool> Property(XElement asked)
    {
        if (asked.Name != DavXml.Cards + "prop-filter" || asked.Attribute("name")?.Value.ToUpperInvariant() is not { } name)
            throw Unsupported(asked.Name);
        if (asked.Element(DavXml.Cards + "is-not-defined") is not null)
            return card => card.Values(name).Count == 0;

        var matches = asked.Elements().Select(Match).ToList();
        var isAll = IsAll(asked);
        return card => card.Values(name) is { Count: > 0 } values
            && (matches.Count == 0 || (isAll ? matches.All(fits => values.Any(fits)) : matches.Any(fits => values.Any(fits))));
    }

    /// <summary>Letters are compared without their case and accents, whichever collation is named: the case-insensitive ones ask no less.</summary>
    private static Func<string, bool> Match(XElement asked)
    {
        if (asked.Name != DavXml.Cards + "text-match")
            throw Unsupported(asked.Name);
        if (asked.Attribute("collation")?.Value is not (null or "i;unicode-casemap" or "i;ascii-casemap" or "default"))
            throw new DavProblem(StatusCodes.Status403Forbidden, DavXml.Cards + "supported-collation");

        var sought = Fold.Text(asked.Value);
        var isNegated = asked.Attribute("negate-condition")?.Value == "yes";
        Func<string, bool> fits = asked.Attribute("match-type")?.Value switch
        {
            null or "contains" => value => value.Contains(sought, StringComparison.Ordinal),
            "equals" => value => value == sought,
            "starts-with" => value => value.StartsWith(sought, StringComparison.Ordinal),
            "ends-with" => value => value.EndsWith(sought, StringComparison.Ordinal),
            _ => throw new DavProblem(StatusCodes.Status400BadRequest),
        };
        return value => fits(Fold.Text(value)) != isNegated;
    }

    private static bool IsAll(XElement element) => element.Attribute("test")?.Value switch
    {
        null or "anyof" => false,
        "allof" => true,
        _ => throw new DavProblem(StatusCodes.Status400BadRequest),
    };

    private static DavProblem Unsupported(XName name) => new(StatusCodes.Status403Forbidden, DavXml.Cards + "supported-filter", new XElement(name));
}
