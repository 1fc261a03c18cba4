using Akrab.Exchange.VCard;

namespace Akrab.Exchange.Tests.VCard;

/// <summary>What people hand on from a chat, and what their QR codes say.</summary>
public sealed class FoundCardTests
{
    [Theory]
    [InlineData("Siti Rahayu\n0812-7000-2222", "Siti Rahayu", "0812-7000-2222", "")]
    [InlineData("Nama: Pak Budi Santoso, HP: +62 813 7000 3333, budi@contoh.id", "Pak Budi Santoso", "+62 813 7000 3333", "budi@contoh.id")]
    [InlineData("*Bu Tini*\nhttps://wa.me/6281270004444?text=Halo", "Bu Tini", "+6281270004444", "")]
    [InlineData("MECARD:N:Rahayu,Siti;TEL:081270009999;EMAIL:siti@contoh.id;;", "Siti Rahayu", "081270009999", "siti@contoh.id")]
    [InlineData("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dewi Lestari\r\nTEL:08127000\r\nEMAIL:dewi@contoh.id\r\nEND:VCARD", "Dewi Lestari", "08127000", "dewi@contoh.id")]
    public async Task Somebody_is_found(string text, string name, string phone, string email)
    {
        var card = await FoundCard.In(text, TestContext.Current.CancellationToken);
        Assert.NotNull(card);
        Assert.Equal((name, phone, email), (card.FullName, card.Phones.Select(p => p.Value).FirstOrDefault(""), card.Emails.Select(e => e.Value).FirstOrDefault("")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12 34")]
    [InlineData("MECARD:;;")]
    [InlineData("BEGIN:VCARD")]
    public async Task Nobody_is_made_up(string text) => Assert.Null(await FoundCard.In(text, TestContext.Current.CancellationToken));
}
