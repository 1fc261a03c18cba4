using System.Text;
using System.Text.Json;
using Akrab.Exchange.Tests.Write;
using Akrab.Exchange.VCard;
using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Exchange.Tests.VCard;

public sealed class Writing_cards
{
    // A vCard trims its values and knows only one line end.
    private static readonly Gen<string> Text = Tables.Cell.Select(text => text.ReplaceLineEndings("\n").Trim());
    private static readonly Gen<string> Word = Text.Where(text => text.Length > 0);
    private static readonly Gen<IReadOnlyList<string>> Types = Gen.SubListOf("cell", "work", "home", "voice", "x-lain").Select(types => (IReadOnlyList<string>)[.. types]);
    private static readonly Gen<IReadOnlyList<CardValue>> Values =
        (from value in Word from types in Types select new CardValue(value, types)).ListOf().Select(values => (IReadOnlyList<CardValue>)[.. values.Take(5)]);

    private static readonly Arbitrary<Card> Cards = Arb.From(
        from name in Word
        from parts in Text.ArrayOf(5)
        from phones in Values
        from emails in Values
        from street in Word
        from place in Text.ArrayOf(6)
        from types in Types
        from about in Text.ArrayOf(5)
        from lists in Word.ListOf()
        from birthday in Gen.Elements("", "1990-05-13", "--05-13", "1890-12-31", "entah kapan")
        from photo in Gen.Elements("", "https://contoh.id/a.jpg", "data:image/jpeg;base64,AAECAw==", "data:image/png;base64," + Convert.ToBase64String(new byte[300]))
        select new Card
        {
            FullName = name,
            FamilyName = parts[0],
            GivenName = parts[1],
            MiddleName = parts[2],
            Prefix = parts[3],
            Suffix = parts[4],
            Nicknames = [.. lists.Take(2)],
            Phones = [.. phones.Where(phone => !phone.Value.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))],
            Emails = emails,
            Addresses = [new CardAddress { Street = street, PostBox = place[0], Extended = place[1], City = place[2], Region = place[3], PostalCode = place[4], Country = place[5], Types = types }],
            Organisation = about[0],
            Units = [.. lists.Take(2)],
            JobTitle = about[1],
            Role = about[2],
            Note = about[3],
            Gender = about[4],
            Categories = [.. lists],
            Birthday = birthday,
            Anniversary = birthday,
            Photo = photo,
            Others = [.. lists.Take(1).Select(value => new CardExtra("X-CATATAN", value))],
        });

    [Theory]
    [InlineData(VCardVersion.V4)]
    [InlineData(VCardVersion.V3)]
    public void What_is_written_reads_back_equal(VCardVersion version) => Prop.ForAll(Cards, card =>
    {
        var file = Write(version, card, card).Result;
        var read = new VCardReader(new MemoryStream(file)).Cards().ToListAsync().AsTask().Result;

        Assert.Equal(2, read.Count);
        Assert.All(read, entry => Assert.Equal(JsonSerializer.Serialize(card), JsonSerializer.Serialize(entry.Card)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task No_line_is_longer_than_75_octets_and_no_letter_is_cut()
    {
        var file = await Write(VCardVersion.V4, new Card { FullName = string.Concat(Enumerable.Repeat("é😀日", 50)) });
        var lines = Encoding.Latin1.GetString(file).Split("\r\n");

        Assert.True(lines.Length > 6);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 75));
        Assert.All(lines, line => new UTF8Encoding(false, true).GetString(Encoding.Latin1.GetBytes(line)));
    }

    private static async Task<byte[]> Write(VCardVersion version, params Card[] cards)
    {
        using var file = new MemoryStream();
        await using (var writer = new VCardWriter(file, version))
            foreach (var card in cards)
                await writer.Write(card);
        return file.ToArray();
    }
}
