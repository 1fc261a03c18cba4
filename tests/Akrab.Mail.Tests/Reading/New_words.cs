namespace Akrab.Mail.Tests.Reading;

public sealed class New_words
{
    [Theory]
    [InlineData("Setuju.\n\nPada Sen, 3 Nov 2025 pukul 10.00 Ani Lestari <ani@crm.test> menulis:\n\n> Bagaimana?\n")]
    [InlineData("Setuju.\n\nPada Sen, 3 Nov 2025 pukul 10.00 Ani Lestari dari PT Maju Bersama\n<ani@crm.test> menulis:\n> Bagaimana?\n")]
    [InlineData("Setuju.\n\nOn Mon, Nov 3, 2025 at 10:00 AM Ani <ani@crm.test> wrote:\n> Bagaimana?\n> > Halo\n")]
    [InlineData("Setuju.\n\nOn Mon, Nov 3, 2025 at 10:00 AM Ani <ani@crm.test>\nwrote:\n\nBagaimana?\n")]
    [InlineData("Setuju.\n\n-----Original Message-----\nFrom: Ani\nSent: Monday\nBagaimana?\n")]
    [InlineData("Setuju.\n\n-----Pesan Asli-----\nBagaimana?\n")]
    [InlineData("Setuju.\n\nDari: Ani Lestari <ani@crm.test>\nDikirim: Senin, 3 November 2025 10:00\nKepada: Budi\nPerihal: Penawaran\n\nBagaimana?\n")]
    [InlineData("Setuju.\n\n________________________________\nFrom: Ani\nSent: Monday\nTo: Budi\nSubject: A\n\nBagaimana?\n")]
    [InlineData("Setuju.\n-- \nBudi Santoso\nPT Maju\n")]
    [InlineData("Setuju.\n\nDikirim dari iPhone saya\n")]
    [InlineData("Setuju.\n\nSent from my iPhone\n\n> On 3 Nov 2025, at 10.00, Ani <ani@crm.test> wrote:\n> \n> Bagaimana?\n")]
    [InlineData("> Bagaimana?\n\nSetuju.\n")]
    [InlineData("Pada 3 November Ani <ani@crm.test> menulis:\n> Bagaimana?\n\nSetuju.\n")]
    [InlineData("Setuju.   \r\n")]
    public void History_and_signature_are_left_out(string text) => Assert.Equal("Setuju.", Reading_messages.Read("\n" + text).NewWords);

    [Theory]
    [InlineData("Pada hari Senin kami buka.\nBudi menulis surat.")]
    [InlineData("Dari: Semarang\nsampai: Solo")]
    [InlineData("Satu\n---\nDua")]
    [InlineData("Tadi Budi menulis:\nharganya turun.")]
    [InlineData("Barang sudah siap.\nDikirim dari Semarang kemarin.")]
    public void Words_that_only_look_like_it_stay(string text) => Assert.Equal(text, Reading_messages.Read("\n" + text).NewWords);

    [Fact]
    public void Where_all_is_quoted_all_is_new() => Assert.Equal("> Bagaimana?", Reading_messages.Read("\n> Bagaimana?\n").NewWords);

    [Fact]
    public void A_quotation_in_HTML_is_history_too()
    {
        var mail = Reading_messages.Read(
            """
            Content-Type: text/html; charset=utf-8

            <html><head><title>x</title><style>p { color: red }</style></head><body><div dir="ltr">Setuju &amp; terima&nbsp;kasih.<br>Salam<script>alert(1)</script></div>
            <div class="gmail_quote"><div>Pada Sen, 3 Nov 2025 Ani &lt;<a href="mailto:ani@crm.test">ani@crm.test</a>&gt; menulis:<br></div><blockquote><p>Bagaimana?</p><p>Ani</p></blockquote></div></body></html>
            """);

        Assert.Equal("Setuju & terima kasih.\nSalam\nPada Sen, 3 Nov 2025 Ani <ani@crm.test> menulis:\n\n> Bagaimana?\n>\n> Ani\n", mail.Text);
        Assert.Equal("Setuju & terima kasih.\nSalam", mail.NewWords);
    }

    [Theory]
    [InlineData("<ul><li>a<li>b</ul>c", "- a\n- b\nc\n")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>", "a b\nc\n")]
    [InlineData("a < b <!-- no --> &lt;c&gt;", "a < b <c>\n")]
    [InlineData("a<script>no", "a\n")]
    [InlineData("a<!-- no", "a\n")]
    [InlineData("<p>a\n   b</p>\n<p>c</p>", "a b\n\nc\n")]
    [InlineData("", "\n")]
    public void HTML_becomes_lines(string html, string text) => Assert.Equal(text, Akrab.Mail.Reading.HtmlText.Of(html));
}
