using System.Net;
using Akrab.Contracts;
using Akrab.Customers.Activities;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Notices.Tests;

public abstract class Told_what_concerns_them(Engine engine)
{
    public sealed class OnSqlite() : Told_what_concerns_them(Engine.Sqlite);

    public sealed class OnPostgres() : Told_what_concerns_them(Engine.Postgres);

    [Fact]
    public async Task Who_is_mentioned_in_a_note_is_told_and_finds_the_customer()
    {
        await using var office = await Office.Open(engine);
        var (tuti, _) = await office.Hire("Tuti Wulandari");
        var (budi, _) = await office.Hire("Budi Hartono");
        var customer = await office.Meet("Ibu Ratna");
        await Office.Do(office.Sari, customer, "add-note", ("body", "@Tuti Wulandari tolong telepon besok, @sari juga. Surel: x@budi.id"));

        Assert.Equal(["Sari Dewi mentioned you: Ibu Ratna"], await Office.Told(tuti, 1));
        Assert.Equal("1", (await tuti.Part("/parts/notices")).Page.QuerySelector("[data-count]")!.GetAttribute("data-count"));
        var link = (await tuti.Open("/notices")).Page.QuerySelector(".notices a")!.GetAttribute("href")!;
        Assert.Equal(customer, (await tuti.Open(link)).Location);
        Assert.Equal("0", (await tuti.Part("/parts/notices")).Page.QuerySelector("[data-count]")!.GetAttribute("data-count"));
        Assert.Equal(HttpStatusCode.NotFound, (await budi.Open(link)).Status);
        Assert.Empty(await Office.Told(budi, 0));
        Assert.Empty(await Office.Told(office.Sari, 0));
    }

    [Fact]
    public async Task Who_may_not_see_the_customer_is_not_told_and_the_author_learns_it()
    {
        await using var office = await Office.Open(engine);
        var (tuti, _) = await office.Hire("Tuti Wulandari", "sales", await office.Found("Timur"));
        var customer = await office.Meet("Ibu Ratna");
        await Office.Do(office.Sari, customer, "add-note", ("body", "@Tuti rahasia"));

        Assert.Equal(["Tuti Wulandari was not told: they may not see Ibu Ratna"], await Office.Told(office.Sari, 1));
        Assert.Empty(await Office.Told(tuti, 0));
        Assert.DoesNotContain("rahasia", (await tuti.Open("/notices")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_wish_to_learn_that_somebody_was_not_told_does_not()
    {
        await using var office = await Office.Open(engine);
        await office.Hire("Tuti Wulandari", "sales", await office.Found("Timur"));
        await office.Sari.Open("/notices/settings");
        await office.Sari.Submit("/notices/settings", ("unseen.program", ""), ("unseen.push", ""), ("unseen.mail", ""));
        var customer = await office.Meet("Ibu Ratna");
        await Office.Do(office.Sari, customer, "add-note", ("body", "@Tuti rahasia"));

        await office.Carried();
        Assert.Empty(await Office.Told(office.Sari, 0));
    }

    [Fact]
    public async Task What_is_told_of_a_record_that_is_gone_does_not_keep_the_bell_ringing()
    {
        await using var office = await Office.Open(engine);
        var (tuti, _) = await office.Hire("Tuti Wulandari");
        var customer = await office.Meet("Ibu Ratna");
        await Office.Do(office.Sari, customer, "add-note", ("body", "@Tuti tolong telepon"));
        await Office.Until(tuti, "Sari Dewi mentioned you: Ibu Ratna");
        await office.Carried();
        await office.Sari.Open(customer);
        await office.Sari.Submit($"{customer}/delete");

        Assert.Empty(await Office.Told(tuti, 0));
        Assert.Equal("0", (await tuti.Part("/parts/notices")).Page.QuerySelector("[data-count]")!.GetAttribute("data-count"));
    }

    [Fact]
    public async Task Followers_hear_of_what_happens_until_they_stop()
    {
        await using var office = await Office.Open(engine);
        var (tuti, _) = await office.Hire("Tuti Wulandari");
        var customer = await office.Meet("Ibu Ratna");
        await tuti.Open(customer);
        await tuti.Submit($"{customer}/follow");
        Assert.Contains("Tuti Wulandari", (await office.Sari.Open(customer)).Page.QuerySelectorAll(".faces .unseen").Select(n => n.TextContent));
        await Office.Do(office.Sari, customer, "log-call", ("body", "Mau pesan lagi"));
        await Office.Do(office.Sari, customer, "add-note", ("body", "Sudah dikirim"));
        await Office.Do(tuti, customer, "add-note", ("body", "Catatan saya sendiri"));

        await Office.Until(tuti, "Ibu Ratna: 1 more new things");
        await tuti.Open(customer);
        await tuti.Submit($"{customer}/unfollow");
        await tuti.Open("/notices");
        await tuti.Submit("/notices/read");
        await Office.Do(office.Sari, customer, "add-note", ("body", "Rahasia"));
        await Office.Do(office.Sari, customer, "add-note", ("body", "@Tuti cukup"));
        await Office.Until(tuti, "Sari Dewi mentioned you: Ibu Ratna");
        Assert.Equal(2, (await Office.Told(tuti, 2)).Count);
    }

    [Fact]
    public async Task A_hand_over_on_any_way_is_told_and_stands_on_the_timeline()
    {
        await using var office = await Office.Open(engine);
        var (tuti, id) = await office.Hire("Tuti Wulandari");
        var (ratna, agus) = (await office.Meet("Ibu Ratna"), await office.Meet("Pak Agus"));
        await office.Sari.Open(agus);
        await Office.Do(office.Sari, agus, "plan-task", ("subject", "Kirim contoh"));
        await Office.Do(office.Sari, agus, "hand-over", ("to", $"{id.Value}"), ("because", "Pindah wilayah"), ("withActivities", "true"));
        Assert.Equal(["Sari Dewi gave you something to do: Kirim contoh", "Sari Dewi handed Pak Agus over to you"], (await Office.Told(tuti, 2)).Order());
        await tuti.Open("/notices");
        await tuti.Submit("/notices/read");

        using var api = await office.App.Api();
        api.DefaultRequestHeaders.Add("If-Match", "*");
        var changed = await api.PatchAsync($"/api/v1/people/{ratna.Split('/')[^1]}", new StringContent($$"""{"owner":"{{id.Value}}"}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
        await Office.Until(tuti, "Sari Dewi handed Ibu Ratna over to you");
        var told = (await tuti.Open(agus)).Page.QuerySelector("#timeline")!.TextContent;
        Assert.Contains("Sari Dewi → Tuti Wulandari", told, StringComparison.Ordinal);
        Assert.Contains("Pindah wilayah", told, StringComparison.Ordinal);
        Assert.Contains("Sari Dewi → Tuti Wulandari", (await tuti.Open(ratna)).Page.QuerySelector("#timeline")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_handed_over_at_once_are_one_notice()
    {
        await using var office = await Office.Open(engine);
        var (tuti, id) = await office.Hire("Tuti Wulandari");
        var customers = new List<string>();
        foreach (var name in (string[])["Satu", "Dua", "Tiga"])
            customers.Add((await office.Meet(name)).Split('/')[^1]);
        await office.Sari.Open("/people");
        var answer = await office.Sari.Post("/people/bulk", [new("do", "set"), new("field", "owner"), new("owner", $"{id.Value}"), .. customers.Select(c => KeyValuePair.Create("pick", c))]);
        Assert.True((int)answer.Status < 400, answer.Text);
        await Office.Until(tuti, "and 2 more over to you");
        Assert.Single(await Office.Told(tuti, 1));
    }

    [Fact]
    public async Task What_is_given_to_somebody_or_needs_them_is_told()
    {
        await using var office = await Office.Open(engine);
        var (tuti, id) = await office.Hire("Tuti Wulandari");
        await office.Sari.Open("/activities/new");
        var activity = (await office.Sari.Submit("/activities", ("subject", "Rapat stok"), ("owner", $"{id.Value}"))).Location!;
        Assert.Equal(["Sari Dewi gave you something to do: Rapat stok"], await Office.Told(tuti, 1));
        await office.Sari.Open("/activities/new");
        activity = (await office.Sari.Submit("/activities", ("subject", "Kunjungan pabrik"))).Location!;
        await Office.Do(office.Sari, activity, "invite", ("member", $"{id.Value}"));
        await Office.Until(tuti, "Sari Dewi asks you to take part: Kunjungan pabrik");
        Assert.Empty(await Office.Told(office.Sari, 0));
    }

    [Fact]
    public async Task An_owner_is_reminded_once_and_no_more_when_it_is_done()
    {
        await using var office = await Office.Open(engine);
        var me = await office.Member(TestApp.OwnerEmail);
        var now = DateTimeOffset.UtcNow;
        await using (var scope = office.App.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            foreach (var (subject, minutes, owner) in ((string, int, MemberId?)[])[("Sebentar lagi", 20, me), ("Nanti", 90, me), ("Tanpa pelaksana", 20, null)])
                db.Add(new Activity { Subject = subject, StartsAt = now.AddMinutes(minutes), Reminder = Reminder.HalfHour, Owner = owner });
            await db.SaveChangesAsync();
        }

        var remembrancer = office.App.Services.GetRequiredService<Remembrancer>();
        await remembrancer.Remind(TimeSpan.FromHours(1), default);
        await remembrancer.Remind(TimeSpan.FromHours(1), default);
        var told = Assert.Single(await Office.Told(office.Sari, 1));
        Assert.StartsWith("Reminder: Sebentar lagi, ", told, StringComparison.Ordinal);

        var activity = (await office.Sari.Open("/activities?q=")).Page.QuerySelectorAll("a").First(a => a.TextContent.Trim() == "Sebentar lagi").GetAttribute("href")!;
        await Office.Do(office.Sari, activity, "complete");
        for (var i = 0; i < 100 && (await office.Sari.Part("/parts/notices")).Page.QuerySelector("[data-count='0']") is null; i++)
            await Task.Delay(100);
        Assert.NotNull((await office.Sari.Part("/parts/notices")).Page.QuerySelector("[data-count='0']"));
    }

    [Fact]
    public async Task Each_kind_can_be_switched_off()
    {
        await using var office = await Office.Open(engine);
        var (tuti, _) = await office.Hire("Tuti Wulandari");
        await tuti.Open("/notices/settings");
        var form = (await tuti.Open("/notices/settings")).Page.Forms.First(f => f.GetAttribute("action") == "/notices/settings");
        var on = TestBrowser.FieldsOf(form).Where(f => !f.Key.StartsWith("mention.", StringComparison.Ordinal));
        Assert.Equal("/notices/settings", (await tuti.Post("/notices/settings", on, withToken: false)).Location);
        var customer = await office.Meet("Ibu Ratna");
        await Office.Do(office.Sari, customer, "add-note", ("body", "@Tuti satu"));
        await Office.Do(office.Sari, customer, "hand-over", ("to", $"{(await office.Member("tuti@tokouji.id")).Value}"));
        Assert.Equal(["Sari Dewi handed Ibu Ratna over to you"], await Office.Told(tuti, 1));
    }

    [Fact]
    public async Task Old_notices_are_forgotten()
    {
        await using var office = await Office.Open(engine);
        var me = await office.Member(TestApp.OwnerEmail);
        await using var scope = office.App.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        foreach (var days in (int[])[1, 89, 91, 400])
            db.Add(new NoticeRow { Id = Guid.NewGuid(), Member = me, Kind = NoticeKind.Task, AboutType = nameof(ActivityId), About = Guid.NewGuid(), At = DateTimeOffset.UtcNow.AddDays(-days), Ways = Ways.Program });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        await scope.ServiceProvider.GetRequiredService<Telling.ForgettingNotices>().Run(new(), new Idle(), default);
        Assert.Equal(2, await db.Set<NoticeRow>().CountAsync());
    }

    private sealed class Idle : Kernel.Jobs.RunningJob
    {
        public override Guid Id => Guid.Empty;

        public override bool IsResumed => false;

        public override string? Checkpoint => null;

        public override bool IsCancelAsked => false;

        public override void Report(long done, long? total)
        {
        }

        public override Task Keep(string checkpoint, CancellationToken stop) => Task.CompletedTask;
    }
}
