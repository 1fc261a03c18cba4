using Akrab.Exchange.VCard;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Web.Import;

namespace Akrab.Web.Dav.Cards;

/// <summary>Phones, e-mails and addresses: several of a kind. One that a client leaves as it was stays as it is, with all that a card cannot tell of it.</summary>
internal abstract class PointPart<TPoint, TTold>(Field field, string property, Func<Card, IReadOnlyList<TTold>> told) : CardPart(property) where TPoint : class
{
    private const int MostPoints = 50;

    /// <summary>The point of what is told; null when it cannot be kept.</summary>
    protected abstract TPoint? Read(TTold one);

    /// <summary>What makes two points the same to a card.</summary>
    protected abstract string Key(TPoint point);

    /// <summary>A point of a client that stands where another stood: it may take over what a card cannot tell.</summary>
    protected virtual TPoint Over(TPoint sent, TPoint known) => sent;

    public sealed override string Said(Card card) => string.Join('\n', Points(card).Select(Key));

    public sealed override void Take(Entity record, Card sent, Card shown)
    {
        var known = ((Points<TPoint>?)field.Get(record) ?? Points<TPoint>.None).Items;
        var before = Points(shown).Select(Key).ToList();
        if (before.Count != known.Count)
            (before, known) = ([], []);
        var now = Points(sent).ToList();
        var left = now.Select(Key).ToHashSet();
        field.Set(record, Points<TPoint>.Of(now.Select((point, at) =>
            before.IndexOf(Key(point)) is >= 0 and var same ? known[same]
            : at < known.Count && !left.Contains(before[at]) ? Over(point, known[at])
            : point)));
    }

    protected static string? Line(string text, int most) =>
        (string?)new TextType(int.MaxValue).Parse(text, ReadingContext.Invariant) is { } clean && clean.Length <= most ? clean : null;

    private IEnumerable<TPoint> Points(Card card) => told(card).Select(Read).OfType<TPoint>().DistinctBy(Key).Take(MostPoints);
}

/// <summary>The parts that tell points.</summary>
internal static class PointPart
{
    public static IEnumerable<CardPart> All(EntityDefinition definition)
    {
        if (definition.Find("phones") is { Type: PhonesType } phones)
            yield return new PhonePart(phones);
        if (definition.Find("emails") is { Type: EmailsType } emails)
            yield return new EmailPart(emails);
        if (definition.Find("addresses") is { Type: AddressesType } addresses)
            yield return new AddressPart(addresses);
    }
}

internal sealed class PhonePart(Field field) : PointPart<PhonePoint, CardValue>(field, "TEL", card => card.Phones)
{
    private const int Longest = 60;

    protected override PhonePoint? Read(CardValue one) => Line(one.Value, Longest) is { } typed ? PhonePoint.Of(typed, KindOf.Types(one.Types)) : null;

    protected override string Key(PhonePoint point) => $"{point.Kind} {point.Number ?? Fold.Text(point.Typed)}";
}

internal sealed class EmailPart(Field field) : PointPart<EmailPoint, CardValue>(field, "EMAIL", card => card.Emails)
{
    protected override EmailPoint? Read(CardValue one) => EmailAddress.Parse(one.Value).Normalised is { } address ? new EmailPoint(address, KindOf.Types(one.Types)) : null;

    protected override string Key(EmailPoint point) => $"{point.Kind} {point.Address}";
}

/// <summary>A card has no place for RT/RW, a landmark or the official code of the region: a client that corrects a street leaves the first two alone.</summary>
internal sealed class AddressPart(Field field) : PointPart<AddressPoint, CardAddress>(field, "ADR", card => card.Addresses)
{
    private const int LongestStreet = 300, LongestPart = 100, LongestCode = 20;

    protected override AddressPoint? Read(CardAddress one)
    {
        var within = one.Extended.Split(", ");
        var point = new AddressPoint
        {
            Kind = KindOf.Types(one.Types),
            Street = Line(string.Join(", ", ((string[])[one.PostBox, one.Street]).Where(part => part.Length > 0)), LongestStreet),
            Village = Line(within.Length == 2 ? within[0] : one.Extended, LongestPart),
            District = within.Length == 2 ? Line(within[1], LongestPart) : null,
            City = Line(one.City, LongestPart),
            Province = Line(one.Region, LongestPart),
            PostalCode = Line(one.PostalCode, LongestCode),
            Country = Line(one.Country, LongestPart),
        };
        return point.IsEmpty ? null : point;
    }

    protected override string Key(AddressPoint point) => string.Join('|', point.Kind, point.Street,
        string.Join(", ", ((string?[])[point.Village, point.District]).OfType<string>()), point.City, point.Province, point.PostalCode, point.Country);

    protected override AddressPoint Over(AddressPoint sent, AddressPoint known) => sent with { RtRw = known.RtRw, Landmark = known.Landmark };
}

/// <summary>What a number or an address is for, from the types of a card: the first that says more than how it is used.</summary>
internal static class KindOf
{
    private static readonly string[] Uses = ["voice", "pref", "internet", "text", "msg", "x400"];

    public static string? Types(IReadOnlyList<string> types)
    {
        var telling = types.Except(Uses).ToList();
        return telling.Contains("cell") ? ContactKinds.Of("cell") : telling.Select(ContactKinds.Of).FirstOrDefault(kind => kind is not null);
    }
}
