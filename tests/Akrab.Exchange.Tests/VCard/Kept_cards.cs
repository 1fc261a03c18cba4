using Akrab.Exchange.VCard;

namespace Akrab.Exchange.Tests.VCard;

/// <summary>A card that somebody else wrote, changed in one place.</summary>
public sealed class Kept_cards
{
    private const string Text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ani\r\nitem1.TEL;TYPE=CELL;X-ODD=1:0812\r\nitem1.X-ABLabel:Toko\r\nX-LONG:one\r\n  two\r\nNOTE:Satu\\, dua\r\nUID:a\r\nEND:VCARD\r\n";

    [Fact]
    public void It_is_given_back_letter_by_letter() => Assert.Equal(Text, CardText.Parse(Text)!.ToString());

    [Fact]
    public void One_property_is_replaced_where_it_stood_with_its_label()
    {
        var other = CardText.Of(new Card { Phones = [new CardValue("0813", ["work"])] }, VCardVersion.V3);

        var changed = CardText.Parse(Text)!.With(["TEL"], other);

        Assert.Equal(Text.Replace("item1.TEL;TYPE=CELL;X-ODD=1:0812\r\nitem1.X-ABLabel:Toko\r\n", "TEL;TYPE=work:0813\r\n", StringComparison.Ordinal), changed.ToString());
        Assert.Equal("0813", Assert.Single(changed.Card.Phones).Value);
    }

    [Fact]
    public void A_property_it_had_not_comes_before_its_end()
    {
        var changed = CardText.Parse(Text)!.With(["TITLE"], CardText.Of(new Card { JobTitle = "Direktur" }, VCardVersion.V3));

        Assert.EndsWith("UID:a\r\nTITLE:Direktur\r\nEND:VCARD\r\n", changed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_values_are_read_unescaped_and_unfolded()
    {
        var card = CardText.Parse(Text)!;

        Assert.Equal(["Satu, dua"], card.Values("NOTE"));
        Assert.Equal("one two", card["X-LONG"]);
        Assert.Null(card["TITLE"]);
    }

    [Fact]
    public void The_other_version_says_the_same()
    {
        var card = CardText.Parse(Text)!.In(VCardVersion.V4);

        Assert.Equal("4.0", card["VERSION"]);
        Assert.Equal(("Ani", "Satu, dua", "a"), (card.Card.FullName, card.Card.Note, card.Card.Uid));
        Assert.Contains("X-LONG:one two\r\n", card.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("FN:Ani")]
    [InlineData("BEGIN:VCARD\nVERSION:2.1\nFN:Ani\nEND:VCARD")]
    [InlineData("BEGIN:VCARD\nFN:Ani\nEND:VCARD")]
    [InlineData("BEGIN:VCARD\nVERSION:3.0\nFN:Ani")]
    [InlineData("BEGIN:VCARD\nVERSION:3.0\nno property\nEND:VCARD")]
    [InlineData("BEGIN:VCARD\nVERSION:3.0\nAGENT:\nBEGIN:VCARD\nEND:VCARD\nEND:VCARD")]
    [InlineData("BEGIN:VCALENDAR\nVERSION:3.0\nEND:VCALENDAR")]
    public void What_is_not_one_card_is_none(string text) => Assert.Null(CardText.Parse(text));
}
