using System.Net;
using Akrab.Conversations.Accounts;
using Akrab.Data.Model;
using Akrab.Mail.Connecting;
using Akrab.Mail.Tests.Servers;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Akrab.Mail.Tests.Servers.Correspondence;

namespace Akrab.Conversations.Tests;

public abstract class Arranging_the_mail(Engine engine, MailServers servers)
{
    public sealed class OnSqlite(MailServers servers) : Arranging_the_mail(Engine.Sqlite, servers);

    public sealed class OnPostgres(MailServers servers) : Arranging_the_mail(Engine.Postgres, servers);

    [Fact]
    public async Task A_test_mail_arrives_and_the_password_is_never_shown()
    {
        await using var shop = await WritingShop.Open(engine);
        Assert.Equal(HttpStatusCode.SeeOther, (await shop.SendBy(await servers.Find("smtp", Encryption.None), "ani@crm.test", MailServers.Password)).Status);

        var page = await shop.Rina.Open("/settings/mail");
        Assert.DoesNotContain(MailServers.Password, page.Text, StringComparison.Ordinal);
        var tried = await shop.Rina.Submit("/settings/mail/test");

        Assert.Contains(shop.RinasAddress.Address, tried.Says(".notice"), StringComparison.Ordinal);
        Assert.Equal("Percobaan dari Akrab", (await servers.ReadFirst(shop.RinasAddress)).Subject);
        await using var scope = shop.App.Begin();
        Assert.DoesNotContain(MailServers.Password, (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<AccountRow>().SingleAsync()).Password, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_told_in_words()
    {
        await using var shop = await WritingShop.Open(engine);
        Assert.Contains("kata sandi salah", await Tried(await servers.Find("smtp", Encryption.None), "ani@crm.test", "tebak-saja"), StringComparison.Ordinal);
        Assert.Contains("Sertifikat", await Tried(await servers.Find("submissions", Encryption.Implicit), "ani@crm.test", MailServers.Password), StringComparison.Ordinal);
        Assert.Contains("Tidak ada yang menjawab", await Tried(new MailServer { Host = "127.0.0.1", Port = 1, Encryption = Encryption.None }), StringComparison.Ordinal);

        await shop.Rina.Open("/settings/mail");
        shop.Rina.Speak("en");
        await shop.SendBy(await servers.Find("smtp", Encryption.None), "ani@crm.test", "tebak-saja");
        Assert.Contains("password are wrong", await Try(), StringComparison.Ordinal);

        async Task<string> Tried(MailServer server, string user = "", string password = "")
        {
            await shop.SendBy(server, user, password);
            return await Try();
        }

        async Task<string> Try()
        {
            await shop.Rina.Open("/settings/mail");
            var notice = (await shop.Rina.Submit("/settings/mail/test")).Says(".notice")!;
            Assert.DoesNotContain("tebak-saja", notice, StringComparison.Ordinal);
            return notice;
        }
    }

    [Fact]
    public async Task A_known_password_is_not_sent_to_another_server()
    {
        await using var shop = await WritingShop.Open(engine);
        var server = await servers.Find("smtp", Encryption.None);
        await shop.SendBy(server, "ani@crm.test", MailServers.Password);

        Assert.Equal(HttpStatusCode.SeeOther, (await shop.SendBy(server, "ani@crm.test")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await shop.SendBy(server with { Port = server.Port + 1 }, "ani@crm.test")).Status);
    }

    [Fact]
    public async Task Only_administrators_come_here()
    {
        await using var shop = await WritingShop.Open(engine);
        await shop.App.AddMember("budi@tokouji.id", "Budi", "sales");
        using var budi = await shop.App.SignIn("budi@tokouji.id");

        foreach (var url in (string[])["/settings/mail", "/settings/mail/mailbox", "/settings/mail/letters", "/settings/mail/arrivals"])
            Assert.Equal(HttpStatusCode.Forbidden, (await budi.Open(url)).Status);
    }

    [Fact]
    public async Task An_invitation_arrives_and_its_link_is_kept_nowhere()
    {
        await using var shop = await WritingShop.Open(engine);
        await shop.SendBy(await servers.Find("smtp", Encryption.None));
        var budi = Somebody();
        var form = await shop.Rina.Open("/settings/users/invite");
        var sales = form.Page.QuerySelectorAll("select[name=role] option").Single(o => o.TextContent == "Penjualan").GetAttribute("value")!;
        var invited = await shop.Rina.Submit("/settings/users/invite", ("name", "Budi"), ("email", budi.Address), ("role", sales));
        var link = invited.Page.QuerySelector("#f-link")!.GetAttribute("value")!;

        var mail = await servers.ReadFirst(budi);

        Assert.Contains(link, mail.Text.ReplaceLineEndings(""), StringComparison.Ordinal);
        Assert.True(mail.IsAutomatic);
        Assert.Null((await shop.LetterTo(budi, Contracts.LetterState.Sent)).Text);
    }
}
