using System.Net;
using Akrab.Contracts;
using Akrab.Conversations.Letters;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Mail;
using Akrab.Mail.Connecting;
using Akrab.Mail.Tests.Servers;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Akrab.Mail.Tests.Servers.Correspondence;

namespace Akrab.Conversations.Tests;

public abstract class Writing_to_a_customer(Engine engine, MailServers servers)
{
    public sealed class OnSqlite(MailServers servers) : Writing_to_a_customer(Engine.Sqlite, servers);

    public sealed class OnPostgres(MailServers servers) : Writing_to_a_customer(Engine.Postgres, servers);

    [Fact]
    public async Task A_mail_arrives_and_stands_on_the_timeline()
    {
        await using var shop = await WritingShop.Open(engine);
        var ani = Somebody();
        var person = await shop.Customer("Ani Lestari", ani);
        Assert.DoesNotContain("write-mail", (await shop.PageOf(person)).Text, StringComparison.Ordinal);
        await shop.SendBy(await servers.Find("smtp", Encryption.None));

        await Write(shop, person, "Pesanan Anda", "Barang sudah siap diambil.");
        var mail = await servers.ReadFirst(ani);

        Assert.Equal("Pesanan Anda", mail.Subject);
        Assert.Equal("Barang sudah siap diambil.", mail.Text.Trim());
        Assert.Equal(shop.Company.Address, mail.From!.Address);
        Assert.Equal([shop.RinasAddress.Address], mail.ReplyTo.Select(a => a.Address));
        await shop.LetterTo(ani, LetterState.Sent);
        var line = (await shop.PageOf(person)).Page.QuerySelector("#timeline .moment")!.TextContent;
        Assert.Contains("Pesanan Anda", line, StringComparison.Ordinal);
        Assert.Contains("Rina Wijaya", line, StringComparison.Ordinal);
        Assert.Contains("Terkirim", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_does_not_want_it_is_not_written_to()
    {
        await using var shop = await WritingShop.Open(engine);
        var ani = Somebody();
        var person = await shop.Customer("Ani Lestari", ani);
        await shop.SendBy(await servers.Find("smtp", Encryption.None));
        await shop.Rina.Open($"/people/{person}/withdraw-consent");
        await shop.Rina.Submit($"/people/{person}/withdraw-consent", ("for", "service"), ("by", "email"), ("source", "Telepon"));

        Assert.Equal(HttpStatusCode.Conflict, (await Write(shop, person, "Halo", "Apa kabar?")).Status);

        await using var scope = shop.App.Begin();
        var post = scope.ServiceProvider.GetRequiredService<IPost>();
        await Assert.ThrowsAsync<Kernel.Entities.BrokenRule>(() => post.Queue(new Letter(ani.Address, "Diskon", "…") { Purpose = Purpose.Marketing }, default));
        Assert.False(await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<LetterRow>().AnyAsync());
    }

    [Fact]
    public async Task What_is_refused_for_now_is_tried_again_and_what_is_refused_for_good_is_not()
    {
        var clock = new MovedClock();
        await using var shop = await WritingShop.Open(engine, clock);
        await shop.SendBy(await servers.Find("smtp", Encryption.None));
        MailAddress busy = new("busy@crm.test"), gone = new("gone@crm.test");
        await Write(shop, await shop.Customer("Budi", busy), "Halo", "Satu");
        await Write(shop, await shop.Customer("Citra", gone), "Halo", "Dua");

        var refused = await shop.LetterTo(gone, LetterState.Refused);
        var first = await shop.The(db => db.Set<LetterRow>().Where(l => l.To == busy.Address && l.Attempts == 1 && l.Failure == "busy"));
        clock.Ahead += TimeSpan.FromMinutes(2);
        shop.App.Services.GetRequiredService<Bells>().Post.Ring();
        var second = await shop.The(db => db.Set<LetterRow>().Where(l => l.To == busy.Address && l.Attempts == 2 && l.State == LetterState.Waiting));

        Assert.Equal(1, (await shop.LetterTo(gone, LetterState.Refused)).Attempts);
        Assert.Contains("Nobody of this name", refused.Words, StringComparison.Ordinal);
        Assert.True(second.DueAt - clock.GetUtcNow() > TimeSpan.FromMinutes(4), "The pause did not grow.");
        Assert.Equal(first.MessageId, second.MessageId);
        var list = await shop.Rina.Open("/settings/mail/letters?state=refused");
        Assert.Contains("Tidak sampai", list.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody of this name", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_whose_end_got_lost_is_said_to_be_unknown_and_not_sent_twice()
    {
        await using var server = new ScriptedServer(async guest =>
        {
            await guest.Say("220 toko");
            foreach (var answer in (string[])["250 toko", "250 ok", "250 ok", "354 go on"])
                await guest.Answer(answer);
            await guest.HearUntil(".");
        });
        await using var shop = await WritingShop.Open(engine);
        await shop.SendBy(server.Address);
        var ani = Somebody();
        var person = await shop.Customer("Ani Lestari", ani);
        await Write(shop, person, "Halo", "Apa kabar?");

        var letter = await shop.LetterTo(ani, LetterState.Unknown);

        Assert.Equal(("no-answer", 1), (letter.Failure, letter.Attempts));
        Assert.Contains("Mungkin terkirim", (await shop.PageOf(person)).Text, StringComparison.Ordinal);
        await shop.SendBy(await servers.Find("smtp", Encryption.None));
        await shop.Rina.Open("/settings/mail/letters");
        Assert.Equal(LetterState.Unknown, (await shop.LetterTo(ani, LetterState.Unknown)).State);
        await shop.Rina.Submit($"/settings/mail/letters/{letter.Id}/again");
        Assert.Equal(letter.MessageId, (await servers.ReadFirst(ani)).Id!.Value.Value);
    }

    [Fact]
    public async Task A_mail_that_was_being_sent_when_the_program_died_is_not_sent_again_by_itself()
    {
        await using var shop = await WritingShop.Open(engine);
        await shop.SendBy(await servers.Find("smtp", Encryption.None));
        var ani = Somebody();
        var letter = new LetterRow
        {
            Id = Guid.NewGuid(),
            MessageId = MessageId.New("crm.test").Value,
            To = ani.Address,
            Subject = "Halo",
            Text = "Apa kabar?",
            Attempts = 1,
            State = LetterState.Sending,
            DueAt = DateTimeOffset.UtcNow.AddMinutes(-1),
            CreatedAt = DateTimeOffset.UtcNow,
            TriedSince = DateTimeOffset.UtcNow,
        };
        await using (var scope = shop.App.Begin())
        {
            scope.ServiceProvider.GetRequiredService<AkrabDb>().Add(letter);
            await scope.ServiceProvider.GetRequiredService<AkrabDb>().SaveChangesAsync();
        }

        await shop.App.Services.GetRequiredService<Carrier>().GiveUpCutOff(isStart: true, default);

        Assert.Equal("cut-off", (await shop.LetterTo(ani, LetterState.Unknown)).Failure);
        Assert.Equal(1, (await shop.LetterTo(ani, LetterState.Unknown)).Attempts);
    }

    [Fact]
    public async Task What_came_back_is_marked_on_the_letter()
    {
        await using var shop = await WritingShop.Open(engine);
        await shop.SendBy(await servers.Find("smtp", Encryption.None));
        await shop.FileFrom(await servers.Find("imap", Encryption.None));
        MailAddress bounces = new("bounces@crm.test");
        await Write(shop, await shop.Customer("Budi", bounces), "Halo", "Satu");

        var letter = await shop.LetterTo(bounces, LetterState.Refused);

        Assert.Equal("came-back", letter.Failure);
        await shop.Arrived(Arrivals.Outcome.Report);
    }

    [Fact]
    public async Task No_more_go_out_in_a_minute_than_the_company_allows()
    {
        await using var shop = await WritingShop.Open(engine);
        await shop.SendBy(await servers.Find("smtp", Encryption.None), perMinute: "2");
        var person = await shop.Customer("Ani Lestari", Somebody());
        foreach (var subject in (string[])["Satu", "Dua", "Tiga"])
            await Write(shop, person, subject, "…");

        await shop.Until(async db => await db.Set<LetterRow>().CountAsync(l => l.State == LetterState.Sent) == 2);
        await Task.Delay(1500);

        await shop.Until(async db => await db.Set<LetterRow>().CountAsync(l => l.State == LetterState.Waiting) == 1);
    }

    [Fact]
    public async Task Another_company_sees_none_of_it()
    {
        await using var shop = await WritingShop.Open(engine);
        await shop.SendBy(await servers.Find("smtp", Encryption.None));
        await Write(shop, await shop.Customer("Ani Lestari", Somebody()), "Rahasia dagang", "…");
        var elsewhere = await shop.App.Services.GetRequiredService<Newcomers>().AddTenant("Toko Sebelah", "id", default);
        await shop.App.AddMember("tono@sebelah.id", "Tono", "owner", tenant: elsewhere);
        using var tono = await shop.App.SignIn("tono@sebelah.id");

        Assert.Contains("Rahasia dagang", (await shop.Rina.Open("/settings/mail/letters")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rahasia dagang", (await tono.Open("/settings/mail/letters")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(shop.Company.Address, (await tono.Open("/settings/mail")).Text, StringComparison.Ordinal);
    }

    private static async Task<Answer> Write(WritingShop shop, Guid person, string subject, string body)
    {
        await shop.PageOf(person);
        return await shop.Rina.Submit($"/people/{person}/write-mail?stay", ("subject", subject), ("body", body));
    }
}
