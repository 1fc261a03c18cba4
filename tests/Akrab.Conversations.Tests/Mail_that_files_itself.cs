using Akrab.Conversations.Arrivals;
using Akrab.Conversations.Mailboxes;
using Akrab.Customers.Timeline;
using Akrab.Data.Model;
using Akrab.Mail;
using Akrab.Mail.Connecting;
using Akrab.Mail.Tests.Servers;
using Akrab.Mail.Writing;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Akrab.Mail.Tests.Servers.Correspondence;

namespace Akrab.Conversations.Tests;

public abstract class Mail_that_files_itself(Engine engine, MailServers servers)
{
    public sealed class OnSqlite(MailServers servers) : Mail_that_files_itself(Engine.Sqlite, servers);

    public sealed class OnPostgres(MailServers servers) : Mail_that_files_itself(Engine.Postgres, servers);

    [Fact]
    public async Task A_copy_from_a_colleague_stands_once_on_the_timeline_of_whom_it_was_for()
    {
        await using var shop = await Followed();
        MailAddress ani = Somebody(), budi = Somebody();
        var (person, other) = (await shop.Customer("Ani Lestari", ani), await shop.Customer("Budi", budi));
        var letter = Letter(ani) with { From = shop.RinasAddress, Bcc = [shop.Company], Subject = "Penawaran kopi", Attachments = [new Attachment("harga.pdf", "application/pdf", new byte[] { 1 })] };

        await servers.Send(letter);
        await servers.Send(letter);
        await shop.Arrived(Outcome.Filed);
        await LookAtEverythingAgain(shop);

        var line = Assert.Single(await Story(shop));
        Assert.Equal((person, "Penawaran kopi", Direction.Out, true), (line.Party.Value, line.Subject, line.Direction, line.IsFromMail));
        Assert.Contains("harga.pdf", line.Body, StringComparison.Ordinal);
        Assert.Contains("lewat e-mail", (await shop.PageOf(person)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Penawaran kopi", (await shop.PageOf(other)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_a_customer_is_filed_with_its_new_words_only()
    {
        await using var shop = await Followed();
        var ani = Somebody();
        var person = await shop.Customer("Ani Lestari", ani);

        await servers.Send(Letter(shop.Company) with { From = ani, Subject = "Re: Penawaran", Text = "Baik, saya ambil dua.\n\nPada Min, 22 Nov 2026 09.30 Toko Uji <toko@crm.test> menulis:\n> Harga lama sekali\n" });
        await shop.Arrived(Outcome.Filed);

        var line = Assert.Single(await Story(shop));
        Assert.Equal((person, "Baik, saya ambil dua.", Direction.In), (line.Party.Value, line.Body, line.Direction));
        Assert.Null(line.Member);
    }

    [Fact]
    public async Task What_a_colleague_passes_on_is_filed_as_the_words_of_who_wrote_it()
    {
        await using var shop = await Followed();
        var ani = Somebody();
        var person = await shop.Customer("Ani Lestari", ani);

        await servers.Send(Letter(shop.Company) with
        {
            From = shop.RinasAddress,
            Subject = "Fwd: Keluhan",
            Text = $"Tolong dicatat.\n\n---------- Forwarded message ---------\nFrom: Ani Lestari <{ani.Address}>\nDate: Min, 22 Nov 2026\nSubject: Keluhan\nTo: <{shop.RinasAddress.Address}>\n\nBarangnya rusak.\n",
        });
        await shop.Arrived(Outcome.Filed);

        var line = Assert.Single(await Story(shop));
        Assert.Equal((person, "Keluhan", "Barangnya rusak.", Direction.In), (line.Party.Value, line.Subject, line.Body, line.Direction));
    }

    [Fact]
    public async Task Programs_strangers_and_forgers_are_not_filed()
    {
        await using var shop = await Followed(trustedHost: "mx.crm.test");
        var ani = Somebody();
        await shop.Customer("Ani Lestari", ani);
        var stranger = Somebody();

        await servers.Send(Letter(shop.Company) with { From = ani, Subject = "Sedang cuti", Automatic = Automatic.Replied });
        await servers.Send(Letter(shop.Company) with { From = stranger, Subject = "Kenalan dong" });
        await servers.Send(Letter(shop.Company) with { From = ani, Subject = "Transfer ke sini", MoreHeaders = [Checked("dmarc=fail header.from=crm.test")] });
        await servers.Send(Letter(ani, shop.Company) with { From = shop.RinasAddress, Subject = "Atas nama Rina", MoreHeaders = [Checked("spf=pass smtp.mailfrom=penipu.test")] });
        await servers.Send(Letter(ani, shop.Company) with { From = shop.RinasAddress, Subject = "Sungguh Rina", MoreHeaders = [Checked("spf=pass smtp.mailfrom=rina@crm.test")] });

        await shop.Arrived(Outcome.NotVouchedFor, 2);
        await shop.Arrived(Outcome.Automatic);
        await shop.Arrived(Outcome.UnknownSender);
        await shop.Arrived(Outcome.Filed);

        Assert.Equal("Sungguh Rina", Assert.Single(await Story(shop)).Subject);
        var list = (await shop.Rina.Open("/settings/mail/arrivals")).Text;
        Assert.Contains("Kenalan dong", list, StringComparison.Ordinal);
        Assert.Contains(stranger.Address, list, StringComparison.Ordinal);
        Assert.Contains("Transfer ke sini", list, StringComparison.Ordinal);

        static MailHeader Checked(string finding) => new("Authentication-Results", $"mx.crm.test; {finding}");
    }

    [Fact]
    public async Task Mail_from_before_is_left_alone()
    {
        await using var shop = await WritingShop.Open(engine);
        var ani = Somebody();
        await shop.Customer("Ani Lestari", ani);
        await servers.Deliver(Letter(shop.Company) with { From = ani, Subject = "Lama" });
        await shop.FileFrom(await servers.Find("imap", Encryption.None));

        await servers.Send(Letter(shop.Company) with { From = ani, Subject = "Baru" });
        await shop.Arrived(Outcome.Filed);

        Assert.Equal("Baru", Assert.Single(await Story(shop)).Subject);
    }

    private async Task<WritingShop> Followed(string trustedHost = "")
    {
        var shop = await WritingShop.Open(engine);
        await shop.FileFrom(await servers.Find("imap", Encryption.None), trustedHost);
        return shop;
    }

    /// <summary>As after a server has made its uids anew, and after a crash that forgot how far we were.</summary>
    private static async Task LookAtEverythingAgain(WritingShop shop)
    {
        await using (var scope = shop.App.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var mailbox = await db.Set<MailboxRow>().AsTracking().SingleAsync();
            (mailbox.UidValidity, mailbox.LastUid, mailbox.SeenAt, mailbox.ArrangedAt) = (1, 0, null, DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
        }

        shop.App.Services.GetRequiredService<Data.Jobs.Bells>().Mailboxes.Ring();
        await shop.Until(db => db.Set<MailboxRow>().AnyAsync(m => m.SeenAt != null && m.LastUid > 1));
    }

    private static async Task<List<Interaction>> Story(WritingShop shop)
    {
        await using var scope = shop.App.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Interaction>().AsNoTracking().ToListAsync();
    }
}
