using System.Text;
using Akrab.Mail.Reading;

namespace Akrab.Mail.Tests.Reading;

public sealed class Reading_messages
{
    [Fact]
    public void Who_wrote_what_to_whom_and_when()
    {
        var mail = Read(
            """
            From: =?utf-8?Q?Ren=C3=A9e?= "van" Dijk <renee@x.test>
            To: Tim: budi@crm.test (Budi Santoso), "Lestari, Ani" <ani@crm.test>;,
             sari@crm.test
            Cc: tidak ada
            Subject: =?iso-8859-1?q?Caf=E9?= =?iso-8859-1?q?_satu?= dan
             =?utf-8?B?4oKs?=
            Date: Sun, 22 Nov 2026 09:30:00 +0700 (WIB)
            Message-ID: <1@x.test>
            In-Reply-To: <0@x.test>
            References: <9@x.test>
             <0@x.test>

            Halo.
            """);

        Assert.Equal(new MailAddress("renee@x.test", "Renée van Dijk"), mail.From);
        Assert.Equal([new MailAddress("budi@crm.test", "Budi Santoso"), new MailAddress("ani@crm.test", "Lestari, Ani"), new MailAddress("sari@crm.test")], mail.To);
        Assert.Empty(mail.Cc);
        Assert.Equal("Café satu dan €", mail.Subject);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(7)), mail.WrittenAt);
        Assert.Equal(new MessageId("1@x.test"), mail.Id);
        Assert.Equal(new MessageId("0@x.test"), mail.InReplyTo);
        Assert.Equal(["9@x.test", "0@x.test"], mail.References.Select(id => id.Value));
        Assert.Equal("Halo.", mail.Text);
        Assert.Empty(mail.Files);
    }

    [Theory]
    [InlineData("a@x.test b@x.test", "a@x.test b@x.test")]
    [InlineData("Big Bug bb@x.test", "bb@x.test")]
    [InlineData("<@one.test,@two.test:a@x.test>", "a@x.test")]
    [InlineData("Pete(A \\) chap) <pete(his) @ x.test>", "pete@x.test")]
    [InlineData("\"a, b\" <c@x.test>, d@x.test", "c@x.test d@x.test")]
    [InlineData("a@x.test (Smith, John)", "a@x.test")]
    [InlineData("undisclosed-recipients:;", "")]
    [InlineData("a@@x.test, <>, \"", "")]
    [InlineData("\"weird name\"@x.test", "\"weird name\"@x.test")]
    public void Addresses_are_found_in_every_spelling(string header, string addresses) =>
        Assert.Equal(addresses, string.Join(' ', Read($"To: {header}\n\n").To.Select(a => a.Address)));

    [Theory]
    [InlineData("Fri, 21 Nov 1997 09(c): 55 : 06 -0600", "1997-11-21T09:55:06-06:00")]
    [InlineData("21 Nov 97 09:55 GMT", "1997-11-21T09:55:00+00:00")]
    [InlineData("Sen, 3 Nov 2025 10.00.00 WIB", "2025-11-03T10:00:00+07:00")]
    [InlineData("30 Feb 2025 10:00:00 +0700", null)]
    [InlineData("1 Jan 2025 10:00:00 +9999", null)]
    [InlineData("kemarin", null)]
    public void Dates_are_read_or_are_not_there(string header, string? expected) =>
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Read($"Date: {header}\n\n").WrittenAt);

    [Theory]
    [InlineData("utf-8", "S3V0aXBhbiDigJ7DqeKAnA==", "Kutipan „é“")]
    [InlineData("windows-1252", "k2GU6Q==", "“a”é")]
    [InlineData("iso-8859-1", "k2GU6Q==", "“a”é")]
    [InlineData("us-ascii", "w6k=", "é")]
    [InlineData("iso-8859-2", "s/M=", "łó")]
    [InlineData("koi8-r", "8NLJ18XU", "Привет")]
    [InlineData("gb2312", "xOO6ww==", "你好")]
    [InlineData("gb18030", "xOO6ww==", "你好")]
    [InlineData("big5", "p0GmbqFB", "你好，")]
    [InlineData("iso-2022-jp", "GyRCRnxLXBsoQg==", "日本")]
    [InlineData("shift_jis", "k/qWew==", "日本")]
    [InlineData("euc-kr", "x9GxuQ==", "한국")]
    [InlineData("utf-7", "K1pXZHdiQS0gYQ==", "敧灬 a")]
    [InlineData("tidak-ada", "6Q==", "é")]
    public void Text_of_every_charset_is_read(string charset, string base64, string expected)
    {
        Assert.Equal(expected, Read($"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n\n{base64}").Text);
        Assert.Equal(expected, Read($"Subject: =?{charset}?B?{base64}?=\n\n").Subject);
    }

    [Theory]
    [InlineData("filename=\"a b.pdf\"", "a b.pdf")]
    [InlineData("filename=a.pdf", "a.pdf")]
    [InlineData("filename*=utf-8''caf%C3%A9.pdf", "café.pdf")]
    [InlineData("filename*0*=utf-8''caf%C3; filename*1*=%A9; filename*2=\" 1.pdf\"", "café 1.pdf")]
    [InlineData("filename=\"=?utf-8?B?Y2Fmw6k=?=.pdf\"", "café.pdf")]
    [InlineData("filename=\"café.pdf\"", "café.pdf")]
    [InlineData("filename=\"../../etc/passwd\"", "passwd")]
    [InlineData("filename=\"C:\\\\Users\\\\x.doc\"", "x.doc")]
    [InlineData("filename=\"gpj.\u202Eexe\"", "gpj.exe")]
    [InlineData("x=y", "")]
    public void A_file_has_the_name_it_was_sent_with_and_no_folder(string parameter, string name) =>
        Assert.Equal(name, Assert.Single(Read($"Content-Type: application/pdf\nContent-Disposition: attachment; {parameter}\n\n").Files).Name);

    [Theory]
    [InlineData("IMAGE/PNG", "image/png")]
    [InlineData("image/p ng", "application/octet-stream")]
    [InlineData("<b>/png", "application/octet-stream")]
    public void A_file_has_a_type_that_can_be_written_down(string written, string type) =>
        Assert.Equal(type, Assert.Single(Read($"Content-Type: {written}; name=a\n\n").Files).ContentType);

    [Fact]
    public void What_is_to_be_read_is_told_from_files()
    {
        var mail = Read(
            """
            Content-Type: multipart/mixed; boundary="a"

            Untuk program lama.
            --a
            Content-Type: multipart/alternative; boundary=ab

            --ab
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Terima kasih =E2=80=93 sampai=20
            jumpa =
            besok
            --ab
            Content-Type: multipart/related; boundary=abc

            --abc
            Content-Type: text/html

            <p>Terima kasih
            --abc
            Content-Type: image/png
            Content-ID: <logo@x>
            Content-Transfer-Encoding: base64

            iVBO Rw==
            --abc--
            --ab
            Content-Type: text/calendar

            BEGIN:VCALENDAR
            --ab--
            --a
            Content-Type: message/rfc822

            Subject: dalam

            isi
            --a
            Content-Type: text/plain; name=catatan.txt

            catatan
            """);

        Assert.Equal("Terima kasih – sampai \njumpa besok", mail.Text);
        Assert.Equal("<p>Terima kasih", mail.Html);
        Assert.Equal(["image/png logo@x ", "text/calendar  ", "message/rfc822  ", "text/plain  catatan.txt"], mail.Files.Select(f => $"{f.ContentType} {f.ContentId} {f.Name}"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], mail.Files[0].ToBytes());
        Assert.Equal("dalam", ReceivedMail.Read(mail.Files[2].ToBytes()).Subject);
        Assert.Equal("catatan", Encoding.UTF8.GetString(mail.Files[3].ToBytes()));
    }

    [Fact]
    public void A_report_of_failure_says_who_did_not_receive_what()
    {
        var report = Read(
            """
            Content-Type: multipart/report; report-type=delivery-status; boundary=a

            --a

            This is the mail system.
            --a
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.crm.test

            Final-Recipient: rfc822; gone@x.test
            Original-Recipient: rfc822;alias@x.test
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 Nobody
             here

            Final-Recipient: rfc822; slow@x.test
            Action: delayed
            Status: 4.4.1
            --a
            Content-Type: text/rfc822-headers

            Message-ID: <ours@crm.test>
            --a--
            """).Report!;

        Assert.Equal(new MessageId("ours@crm.test"), report.Original);
        Assert.Equal(
            [new RecipientReport(new MailAddress("alias@x.test"), "failed", "5.1.1", "550 5.1.1 Nobody here"), new RecipientReport(new MailAddress("slow@x.test"), "delayed", "4.4.1", "")],
            report.Recipients);
        Assert.Equal([true, false], report.Recipients.Select(r => r.IsFailedForGood));
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied", true)]
    [InlineData("Auto-Submitted: no", false)]
    [InlineData("Precedence: bulk", true)]
    [InlineData("List-Id: <a.b>", true)]
    [InlineData("X-A: b", false)]
    public void What_a_program_wrote_is_known(string header, bool isAutomatic) => Assert.Equal(isAutomatic, Read($"{header}\n\n").IsAutomatic);

    [Fact]
    public void Paragraphs_that_flow_are_put_together() =>
        Assert.Equal("Satu dua tiga\n> kutipan panjang\n\n-- \nAni", Read("Content-Type: text/plain; format=flowed\n\nSatu dua \ntiga\n> kutipan \n> panjang\n\n-- \nAni").Text);

    [Theory]
    [InlineData("", MailLimit.Bytes)]
    [InlineData("A: b\n", MailLimit.HeaderBytes)]
    public async Task Too_much_is_one_kind_of_failure(string line, MailLimit limit)
    {
        var message = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(line, 1000)) + "\n" + new string('x', 1000));
        var limits = new MailLimits { MaxBytes = line.Length == 0 ? 500 : 100_000, MaxHeaderBytes = 500 };

        Assert.Equal(limit, Assert.Throws<MailLimitExceeded>(() => ReceivedMail.Read(message, limits)).Limit);
        Assert.Equal(limit, (await Assert.ThrowsAsync<MailLimitExceeded>(() => ReceivedMail.Read(new MemoryStream(message), limits))).Limit);
    }

    [Fact]
    public void Parts_in_parts_come_to_an_end()
    {
        var deep = string.Concat(Enumerable.Range(0, 100).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n"));
        var many = "Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\n\na\n", 2000));

        Assert.Equal(MailLimit.Depth, Assert.Throws<MailLimitExceeded>(() => Read(deep)).Limit);
        Assert.Equal(MailLimit.Parts, Assert.Throws<MailLimitExceeded>(() => Read(many)).Limit);
    }

    internal static ReceivedMail Read(string message) => ReceivedMail.Read(Encoding.UTF8.GetBytes(message));
}
