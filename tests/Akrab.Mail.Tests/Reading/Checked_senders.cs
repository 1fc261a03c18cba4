using System.Text;
using Akrab.Mail.Reading;

namespace Akrab.Mail.Tests.Reading;

public sealed class Checked_senders
{
    [Theory]
    [InlineData("mx.toko.test; dmarc=pass header.from=crm.test", SenderVerdict.Vouched)]
    [InlineData("mx.toko.test 1; spf=pass smtp.mailfrom=ani@crm.test", SenderVerdict.Vouched)]
    [InlineData("mx.toko.test; dkim=pass (2048 bit; ok) header.d=crm.test header.s=a", SenderVerdict.Vouched)]
    [InlineData("mx.toko.test; spf=fail smtp.mailfrom=x@jauh.test; dkim=pass header.i=@mail.crm.test", SenderVerdict.Vouched)]
    [InlineData("MX.toko.test; spf=fail smtp.mailfrom=ani@crm.test; dmarc=none", SenderVerdict.Forged)]
    [InlineData("mx.toko.test; spf=pass smtp.mailfrom=ani@crm.test; dmarc=fail", SenderVerdict.Forged)]
    [InlineData("mx.toko.test; spf=softfail smtp.mailfrom=crm.test", SenderVerdict.Forged)]
    [InlineData("mx.toko.test; spf=pass smtp.mailfrom=penipu@lain.test", SenderVerdict.Unknown)]
    [InlineData("mx.toko.test; spf=pass smtp.mailfrom=penipu@xcrm.test", SenderVerdict.Unknown)]
    [InlineData("mx.toko.test; none", SenderVerdict.Unknown)]
    [InlineData("mx.toko.test", SenderVerdict.Unknown)]
    public void Only_what_belongs_to_the_senders_domain_counts(string finding, SenderVerdict verdict) => Assert.Equal(verdict, Check($"Authentication-Results: {finding}\n")?.Verdict);

    [Fact]
    public void The_topmost_word_of_the_server_counts_and_no_other_servers() =>
        Assert.Equal(SenderVerdict.Forged, Check("Authentication-Results: jauh.test; dmarc=pass\nAuthentication-Results: mx.toko.test; dmarc=fail\nAuthentication-Results: mx.toko.test; dmarc=pass\n")?.Verdict);

    [Theory]
    [InlineData("")]
    [InlineData("Authentication-Results: jauh.test; dmarc=pass\n")]
    [InlineData("Authentication-Results: ;;;=;(\n")]
    public void A_server_that_says_nothing_is_not_put_words_into_its_mouth(string headers) => Assert.Null(Check(headers));

    private static SenderCheck? Check(string headers) => ReceivedMail.Read(Encoding.UTF8.GetBytes($"{headers}From: Ani <ani@crm.test>\n\nHalo\n")).CheckedBy("mx.toko.test");
}
