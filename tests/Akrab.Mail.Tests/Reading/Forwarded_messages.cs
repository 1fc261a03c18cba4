using System.Text;
using Akrab.Mail.Reading;

namespace Akrab.Mail.Tests.Reading;

public sealed class Forwarded_messages
{
    [Theory]
    [InlineData("Lihat ini.\n\n---------- Forwarded message ---------\nFrom: Ani Lestari <ani@crm.test>\nDate: Sun, 22 Nov 2026\nSubject: Keluhan\nTo: <toko@crm.test>\n\nBarangnya rusak.\n")]
    [InlineData("________________________________\nDari: Ani Lestari <ani@crm.test>\nDikirim: 22 November 2026 09.30\nKepada: toko@crm.test <toko@crm.test>\nPerihal: Keluhan\n\nBarangnya rusak.\n")]
    [InlineData("Begin forwarded message:\n\n> From: Ani Lestari <ani@crm.test>\n> Subject: Keluhan\n> Date: 22 November 2026\n> To: toko@crm.test\n> \n> Barangnya rusak.\n")]
    [InlineData("*From:* Ani Lestari [mailto:ani@crm.test]\n*Sent:* Sunday\n*To:* toko@crm.test\n*Subject:* Keluhan\n\nBarangnya rusak.\n\nPada Min, 22 Nov 2026 toko@crm.test menulis:\n> Bagaimana barangnya?\n")]
    public void What_common_programs_pass_on_is_found(string text)
    {
        var forwarded = Read(text)!;

        Assert.Equal("ani@crm.test", forwarded.From!.Address);
        Assert.Equal(["toko@crm.test"], forwarded.To.Select(a => a.Address).Distinct());
        Assert.Equal(("Keluhan", "Barangnya rusak."), (forwarded.Subject, forwarded.NewWords));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Dari: mana saja kamu?\nSaya menunggu.\n")]
    [InlineData("> Halo\nBaik.\n")]
    public void A_message_that_passes_nothing_on_has_none(string text) => Assert.Null(Read(text));

    private static ForwardedMail? Read(string text) => ReceivedMail.Read(Encoding.UTF8.GetBytes($"From: Rina <rina@crm.test>\nContent-Type: text/plain; charset=utf-8\n\n{text}")).Forwarded;
}
