using System.Text;
using Akrab.Mail.Tests.Servers;
using Akrab.Mail.Writing;
using static Akrab.Mail.Tests.Servers.Correspondence;

namespace Akrab.Mail.Tests;

/// <summary>What we write goes through Postfix and Dovecot and is read by us again.</summary>
public sealed class Round_trip(MailServers servers)
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Enumerable.Range(0, 256).Select(b => (byte)b)];

    [Fact]
    public async Task Everything_arrives_as_it_was_written()
    {
        var mail = Letter(new MailAddress($"{Guid.NewGuid():N}@crm.test", "Réné \"Budi\", Santoso")) with
        {
            From = new MailAddress("ani@crm.test", "安妮"),
            Subject = "Penawaran „kantor“ – 😀 untuk PT Maju Bersama Sejahtera Abadi, Semarang, Jawa Tengah, Indonesia",
            Text = "Selamat pagi é,\n.\n..dua titik\nFrom di awal\n-- \nAni\n",
            Html = "<p>Selamat pagi é</p><img src=\"cid:logo@crm.test\">\n",
            Images = [new InlineImage("logo@crm.test", "logo.png", "image/png", Png)],
            Attachments = [new Attachment("Penawaran é – tahun dua ribu dua puluh enam untuk PT Maju Bersama.pdf", "application/pdf", Png), new Attachment("a\"b\\c.txt", "text/plain", "satu\r\ndua\n"u8.ToArray())],
            InReplyTo = new MessageId("0@x.test"),
            References = [.. Enumerable.Range(0, 30).Select(i => new MessageId($"{i}.0123456789@panjang.x.test"))],
            ReplyTo = [new MailAddress("tiket@crm.test", "Tiket")],
            Automatic = Automatic.Generated,
            Unsubscribing = new Unsubscribing(new Uri("https://crm.test/keluar")),
        };

        var read = await servers.Deliver(mail);

        Assert.Equal(mail.From, read.From);
        Assert.Equal(mail.To, read.To);
        Assert.Equal(mail.ReplyTo, read.ReplyTo);
        Assert.Equal(mail.Subject, read.Subject);
        Assert.Equal((mail.Id, mail.InReplyTo), (read.Id!.Value, read.InReplyTo));
        Assert.Equal(mail.References, read.References);
        Assert.Equal(mail.WrittenAt, read.WrittenAt);
        Assert.Equal(mail.Text, read.Text);
        Assert.Equal(mail.Html, read.Html);
        Assert.Equal("List-Unsubscribe=One-Click", read.Header("List-Unsubscribe-Post"));
        Assert.True(read.IsAutomatic);
        Assert.Equal(["logo.png", mail.Attachments[0].Name, "c.txt"], read.Files.Select(f => f.Name));
        Assert.Equal(["image/png", "application/pdf", "text/plain"], read.Files.Select(f => f.ContentType));
        Assert.Equal("logo@crm.test", read.Files[0].ContentId);
        Assert.Equal([Png, Png, mail.Attachments[1].Content.ToArray()], read.Files.Select(f => f.ToBytes()));
    }

    [Theory]
    [InlineData("Satu baris")]
    [InlineData("Baris yang sangat panjang sekali sehingga tidak muat lagi di dalam delapan puluh huruf, dan masih terus\nberlanjut ")]
    [InlineData("日本語のとても長い文章です。")]
    [InlineData(".\n.\n\n\n.")]
    [InlineData("= =20 =\ttab\t\n spasi ")]
    public async Task Text_comes_back_letter_for_letter(string text) =>
        Assert.Equal(text + "\n", (await servers.Deliver(Letter(Somebody()) with { Text = text })).Text);

    [Fact]
    public async Task A_failure_is_reported_to_who_sent_it()
    {
        var sender = Somebody();
        var mail = Letter(new MailAddress("bounces@crm.test")) with { BouncesTo = sender };
        await servers.Send(mail);

        var report = (await servers.ReadFirst(sender)).Report!;

        Assert.Equal(mail.Id, report.Original);
        var recipient = Assert.Single(report.Recipients);
        Assert.Equal(("bounces@crm.test", "5.3.0", true), (recipient.Recipient!.Address, recipient.Status, recipient.IsFailedForGood));
        Assert.Contains("unknown mail system error 1", recipient.Diagnostic, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_bytes_in_a_file_come_back()
    {
        var bytes = new byte[1_000_000];
        new Random(7).NextBytes(bytes);

        var read = await servers.Deliver(Letter(Somebody()) with { Attachments = [new Attachment("a.bin", "application/octet-stream", bytes)] });

        Assert.Equal(bytes, Assert.Single(read.Files).ToBytes());
    }

    [Fact]
    public async Task Lines_of_eight_bits_that_others_wrote_arrive()
    {
        var reader = Somebody();
        await using var session = await servers.Smtp();
        await session.Send(new Envelope(null, [reader]), Encoding.UTF8.GetBytes("From: a@x.test\nSubject: biasa\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nKafé\n.\n"));

        Assert.Equal("Kafé\n.\n", (await servers.ReadFirst(reader)).Text);
    }
}
