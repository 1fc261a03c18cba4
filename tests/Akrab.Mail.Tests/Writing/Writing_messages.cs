using System.Text;
using Akrab.Mail.Writing;
using FsCheck;
using FsCheck.Fluent;
using static Akrab.Mail.Tests.Servers.Correspondence;

namespace Akrab.Mail.Tests.Writing;

public sealed class Writing_messages
{
    private const string LongIndonesian = "Dengan hormat, bersama ini kami sampaikan penawaran harga untuk pengadaan meja, kursi dan lemari arsip kantor Bapak di Semarang – terima kasih";

    [Fact]
    public void A_plain_message_reads_as_one_would_write_it_by_hand()
    {
        var mail = Letter(new MailAddress("budi@crm.test", "Budi Santoso"), new MailAddress("sari@crm.test")) with
        {
            Id = new MessageId("1@crm.test"),
            InReplyTo = new MessageId("0@x.test"),
            References = [new MessageId("9@x.test"), new MessageId("0@x.test")],
            ReplyTo = [new MailAddress("tiket@crm.test", "PT. Maju, Tbk")],
            Automatic = Automatic.Replied,
            MoreHeaders = [new MailHeader("List-Id", "<berita.crm.test>")],
        };

        Assert.Equal(
            """
            From: Ani Lestari <ani@crm.test>
            Reply-To: "PT. Maju, Tbk" <tiket@crm.test>
            To: Budi Santoso <budi@crm.test>, sari@crm.test
            Subject: Penawaran
            Date: Sun, 22 Nov 2026 09:30:00 +0700
            Message-ID: <1@crm.test>
            In-Reply-To: <0@x.test>
            References: <9@x.test> <0@x.test>
            Auto-Submitted: auto-replied
            List-Id: <berita.crm.test>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=us-ascii
            Content-Transfer-Encoding: 7bit

            Selamat pagi,

            terlampir penawaran kami.

            """.ReplaceLineEndings("\r\n"),
            Written(mail));
    }

    [Fact]
    public void A_hidden_recipient_stands_in_the_envelope_only()
    {
        var mail = Letter() with { Bcc = [new MailAddress("rahasia@crm.test")] };

        Assert.DoesNotContain("rahasia", Written(mail), StringComparison.Ordinal);
        Assert.Contains("To: undisclosed-recipients:;\r\n", Written(mail), StringComparison.Ordinal);
        Assert.Equal("rahasia@crm.test", Assert.Single(mail.Envelope.Recipients).Address);
    }

    [Fact]
    public void Somebody_named_twice_receives_it_once()
    {
        var mail = Letter(new MailAddress("a@x.test")) with { Cc = [new MailAddress("A@X.test", "A")], Bcc = [new MailAddress("b@x.test")] };

        Assert.Equal(["a@x.test", "b@x.test"], mail.Envelope.Recipients.Select(r => r.Address));
    }

    [Theory]
    [InlineData("a\r\nBcc: b@x.test")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    [InlineData("a\u0085b")]
    public void A_value_with_a_line_break_is_refused(string value)
    {
        Assert.Throws<ArgumentException>(() => Letter() with { Subject = value });
        Assert.Throws<ArgumentException>(() => new MailAddress("a@x.test", value));
        Assert.Throws<ArgumentException>(() => new MailAddress($"{value}@x.test"));
        Assert.Throws<ArgumentException>(() => new MailAddress($"a@{value}.test"));
        Assert.Throws<ArgumentException>(() => new MessageId(value));
        Assert.Throws<ArgumentException>(() => new MailHeader("X-A", value));
        Assert.Throws<ArgumentException>(() => new MailHeader(value, "a"));
        Assert.Throws<ArgumentException>(() => new Attachment(value, "image/png", default));
        Assert.Throws<ArgumentException>(() => new Attachment("a", value, default));
        Assert.Throws<ArgumentException>(() => new InlineImage(value, "a", "image/png", default));
    }

    [Theory]
    [InlineData("Bcc")]
    [InlineData("from")]
    [InlineData("Content-Type")]
    [InlineData("Resent-Bcc")]
    [InlineData("X:Y")]
    [InlineData("")]
    public void A_header_of_the_message_cannot_be_written_beside_it(string name) => Assert.Throws<ArgumentException>(() => new MailHeader(name, "a"));

    [Fact]
    public void One_click_unsubscribes()
    {
        var written = Written(Letter() with { Unsubscribing = new Unsubscribing(new Uri("https://crm.test/keluar/x?a=1"), new MailAddress("keluar+1@crm.test")) });

        Assert.Contains("List-Unsubscribe: <https://crm.test/keluar/x?a=1>,\r\n <mailto:keluar%2B1@crm.test?subject=unsubscribe>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", written, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Unsubscribing(new Uri("http://crm.test/")));
        Assert.Throws<ArgumentException>(() => new Unsubscribing());
    }

    [Theory]
    [InlineData("a@x.test", true)]
    [InlineData("a.b+c@x-y.co.id", true)]
    [InlineData("jürgen@bücher.test", true)]
    [InlineData("\"a b\"@x.test", true)]
    [InlineData("a@[192.0.2.1]", true)]
    [InlineData("a", false)]
    [InlineData("@x.test", false)]
    [InlineData("a@", false)]
    [InlineData("a b@x.test", false)]
    [InlineData("a@x..test", false)]
    [InlineData("a@x.test>", false)]
    [InlineData("<a@x.test", false)]
    [InlineData("a@b@x.test", false)]
    [InlineData("\"a\"b\"@x.test", false)]
    [InlineData("a@x.test, b@x.test", false)]
    public void An_address_has_a_name_and_a_domain(string text, bool isAddress) => Assert.Equal(isAddress, MailAddress.IsAddress(text));

    [Fact]
    public void A_domain_with_other_letters_is_written_so_that_every_server_knows_it()
    {
        Assert.Equal("a@xn--bcher-kva.test", new MailAddress("a@bücher.test").Ascii);
        Assert.Null(new MailAddress("jürgen@x.test").Ascii);
    }

    [Fact]
    public void Every_line_is_short_ASCII_whatever_the_words_are() => Prop.ForAll<string?, string?, string?>((subject, text, name) =>
    {
        var (line, file) = (Line(subject), Line(name));
        var written = Written(Letter(new MailAddress("a@x.test", file), new MailAddress("b@x.test")) with
        {
            Subject = line + LongIndonesian,
            Text = text + new string('x', 2000),
            Html = $"<p>{text}</p>",
            Attachments = [new Attachment(file + LongIndonesian, "application/pdf", Encoding.UTF8.GetBytes(text ?? ""))],
        });

        Assert.True(Ascii.IsValid(written));
        Assert.All(written.Split("\r\n"), l => Assert.True(l.Length <= 78 && !l.Contains('\r', StringComparison.Ordinal) && !l.Contains('\n', StringComparison.Ordinal), l));
    }).QuickCheckThrowOnFailure();

    private static string Line(string? text) => new([.. (text ?? "").Where(c => !char.IsControl(c))]);

    private static string Written(OutgoingMail mail) => Encoding.UTF8.GetString(mail.ToBytes());
}
